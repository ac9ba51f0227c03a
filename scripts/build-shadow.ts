/**
 * Owns the build of the embedded shadow: the worker's bundle, PGlite's two files, its extensions and a data directory ready to start.
 * Must not know the rest of the build. As a program: `tsx scripts/build-shadow.ts <directory>`.
 */
import crypto from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { build } from "esbuild";
import { packImage } from "../provider/engine/shadow/image.ts";
import { startParameters } from "../provider/engine/shadow/instance.ts";

const shadowSources = fileURLToPath(new URL("../provider/engine/shadow/", import.meta.url));

/**
 * A clock that goes on by one millisecond each time it is asked, and random bytes that are the same each time: a data directory has
 * the time, the process and random bytes in its control file, and a release is the same to the byte when it is built again.
 * Nothing here is a secret: nobody logs in to the shadow.
 */
function repeatable(): void {
  let asked = 0;
  const start = Date.UTC(2000, 0, 1);
  Date.now = () => start + asked++;
  performance.now = () => asked++;
  let state = 1;
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      bytes[at] = state >> 16;
    }
    return view;
  };
  Object.assign(crypto, { randomFillSync: fill });
  Object.assign(globalThis.crypto, { getRandomValues: fill });
}

/**
 * initdb, then everything away that one session in one database does not need: the template databases (15 MB) and all
 * write-ahead log but the last segments. Small segments (1 MB) for the same reason.
 */
async function dataDirectory(directory: string): Promise<void> {
  const pglite = await PGlite.create({
    dataDir: directory,
    initDbStartParams: ["--wal-segsize=1", "--no-sync"],
    startParams: [...startParameters("engine"), "-c", "max_wal_size=2MB"],
  });
  await pglite.exec("UPDATE pg_catalog.pg_database SET datistemplate = false");
  await pglite.exec("DROP DATABASE template0");
  await pglite.exec("DROP DATABASE template1");
  await pglite.exec("VACUUM FULL");
  await pglite.exec("VACUUM (FREEZE, ANALYZE)");
  for (let round = 0; round < 4; round += 1) {
    await pglite.exec("SELECT pg_catalog.pg_switch_wal()");
    await pglite.exec("CHECKPOINT");
  }
  await pglite.close();
}

/** The blocks of a tar file (POSIX, pax Interchange Format): a header, then the content, filled up to whole blocks. */
const BLOCK = 512;

/** Unpacks the plain files of a tar archive below `directory`; the names are short and ours to trust. */
function untar(archive: Buffer, directory: string): void {
  const field = (at: number, length: number): string => archive.toString("utf8", at, at + length).replace(/\0.*$/s, "");
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const [name, size, type] = [field(at, 100), Number.parseInt(field(at + 124, 12), 8), field(at + 156, 1)];
    const start = at + BLOCK;
    if (type === "0" || type === "") {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), archive.subarray(start, start + size));
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** Everything that PGlite has of PostgreSQL's own extensions, as it lies below PostgreSQL's directory. */
function unpackExtensions(distribution: string, directory: string): void {
  for (const name of readdirSync(distribution))
    if (name.endsWith(".tar.gz")) untar(gunzipSync(readFileSync(join(distribution, name))), directory);
}

/** Writes `<outDir>/shadow/`: shadow-worker.mjs, pglite.wasm, pglite.data, data.image, extensions.image. Takes about 4 s. */
export async function buildShadow(outDir: string): Promise<void> {
  const target = join(outDir, "shadow");
  mkdirSync(target, { recursive: true });
  const distribution = dirname(fileURLToPath(import.meta.resolve("@electric-sql/pglite")));
  copyFileSync(join(distribution, "pglite.wasm"), join(target, "pglite.wasm"));
  copyFileSync(join(distribution, "pglite.data"), join(target, "pglite.data"));
  await build({
    entryPoints: [join(shadowSources, "worker.ts")],
    outfile: join(target, "shadow-worker.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    logLevel: "warning",
  });
  const scratch = mkdtempSync(join(tmpdir(), "schemata-shadow-"));
  try {
    const directory = join(scratch, "data");
    repeatable();
    await dataDirectory(directory);
    writeFileSync(join(target, "data.image"), packImage(directory));
    const extensions = join(scratch, "extensions");
    unpackExtensions(distribution, extensions);
    writeFileSync(join(target, "extensions.image"), packImage(extensions));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildShadow(process.argv[2] ?? "dist");
