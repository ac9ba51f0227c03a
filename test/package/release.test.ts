/**
 * Owns the tests of a release: what is in it, that it is made the same again, that registries give it to Terraform, and that it runs
 * where there is nothing.
 * Must not know how it is put together.
 */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { hostName, namedServer, otherName } from "./named-server.ts";
import { serveRegistry } from "./registry-server.ts";
import { archive, filesOf, makeRelease, platform, type Released, release, version } from "./released.ts";

const run = promisify(execFile);
let released: Released;
let lacking: string | undefined;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "schemata-package-"));
  const made = await release();
  if ("why" in made) lacking = made.why;
  else released = made;
}, 600_000);
beforeEach((context) => {
  if (lacking !== undefined) context.skip(lacking);
});
afterAll(() => {
  released?.remove();
  rmSync(directory, { recursive: true, force: true });
});

const source = "registry.terraform.io/schemata/schemata";

/** A directory with one resource; `provider` is the body of its configuration. */
function project(name: string, provider: string, from = "schemata/schemata"): string {
  const place = join(directory, name);
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, "main.tf"),
    `terraform {
  required_providers {
    schemata = { source = "${from}" }
  }
}
provider "schemata" {
${provider}
}
resource "schemata_postgres_schema" "app" {
  name = "app"
  sql  = { "app.sql" = file("app.sql") }
}
`,
  );
  writeFileSync(join(place, "app.sql"), "CREATE TABLE app.users (id bigint PRIMARY KEY, email text UNIQUE);\n");
  return place;
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

/** A command with nothing but this environment. */
const ran = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  run(command, args, { cwd, env: { CHECKPOINT_DISABLE: "1", ...env }, maxBuffer: 1 << 26 }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );

const terraform = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  ran("terraform", [...args, ...(args[0] === "providers" ? [] : ["-no-color"])], cwd, {
    PATH: process.env.PATH ?? "",
    ...env,
  });

/** A file-system mirror with the archive as it is. */
function packedMirror(): string {
  const mirror = join(directory, "mirror");
  const place = join(mirror, source);
  mkdirSync(place, { recursive: true });
  if (!existsSync(join(place, archive))) copyFileSync(join(released.directory, archive), join(place, archive));
  return mirror;
}

/** The archive's files, as Terraform unpacks them. */
async function unpacked(): Promise<string> {
  const place = project("unpacked", "");
  await terraform(["init", `-plugin-dir=${packedMirror()}`], place);
  return join(place, ".terraform/providers", source, version, platform);
}

const found = (program: string): string =>
  execFileSync("sh", ["-c", `command -v ${program} || echo /usr/sbin/${program}`])
    .toString()
    .trim();
const changeRoot = found("chroot");

const digest = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

test("the files are those that registries want, with true sums and a true signature", async () => {
  const base = `terraform-provider-schemata_${version}`;
  const sums = readFileSync(join(released.directory, `${base}_SHA256SUMS`), "utf8");
  expect(
    readdirSync(released.directory)
      .filter((name) => name.startsWith(base))
      .sort(),
  ).toEqual([`${base}_SHA256SUMS`, `${base}_SHA256SUMS.sig`, archive, `${base}_manifest.json`]);
  expect(sums.split("\n").filter(Boolean)).toEqual(
    [archive, `${base}_manifest.json`].map((name) => `${digest(join(released.directory, name))}  ${name}`),
  );
  expect(JSON.parse(readFileSync(join(released.directory, `${base}_manifest.json`), "utf8"))).toEqual({
    version: 1,
    metadata: { protocol_versions: ["6.0"] },
  });
});

test("it is the same to the byte when it is made again", { timeout: 600_000 }, async () => {
  const again = join(directory, "again");
  await makeRelease(again);
  for (const name of readdirSync(again))
    expect([name, digest(join(again, name))]).toEqual([name, digest(join(released.directory, name))]);
  rmSync(again, { recursive: true });
});

test("it says what is inside it", async () => {
  const place = await unpacked();
  const bill = JSON.parse(readFileSync(join(place, "sbom.cdx.json"), "utf8")) as {
    bomFormat: string;
    components: { name: string; version: string }[];
  };
  expect(bill.bomFormat).toBe("CycloneDX");
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["@grpc/grpc-js", "pg", "@electric-sql/pglite", "node"]));
  const licences = readFileSync(join(place, "LICENSES.txt"), "utf8");
  for (const { name, version: of } of bill.components)
    if (name !== "node") expect(licences).toContain(`\n${name} ${of}`);
  for (const words of ["Node.js", "PostgreSQL Global Development Group", "Apache License"])
    expect(licences).toContain(words);
});

test("Terraform finds the program: its name begins as none before it does, and it can be run", async () => {
  const files = readdirSync(await unpacked());
  expect(files.filter((name) => name.startsWith("terraform-provider-schemata"))).toEqual([
    `terraform-provider-schemata_v${version}`,
  ]);
});

test("what V8 made of the modules is taken by the Node that comes with them", async () => {
  const place = await unpacked();
  // Without a host that calls it, the program only says how it is to be called.
  const script = `const { scripts, load } = require("./app/boot.cjs");
for (const name of require("fs").readdirSync("app")) if (/^chunk-.*cjs$/.test(name)) load(name);
console.log(JSON.stringify([...scripts].map(([name, script]) => [name, script.cachedDataRejected])));
process.exit(0);`;
  const { stdout } = await run(join(place, "node"), ["-e", script], { cwd: place, env: {} });
  const modules = readdirSync(join(place, "app")).filter((name) => name.endsWith(".cjs") && name !== "boot.cjs");
  expect(JSON.parse(stdout).sort()).toEqual(modules.map((name) => [name, false]).sort());
}, 60_000);

describe("registries", () => {
  const configuration = (text: string): Readonly<Record<string, string>> => {
    const path = join(directory, "terraform.rc");
    writeFileSync(path, text);
    return { TF_CLI_CONFIG_FILE: path };
  };

  test("a registry of one's own, whose signature Terraform verifies", async () => {
    await using registry = await serveRegistry(released, directory);
    const place = project("registry", "", `${registry.host}/schemata/schemata`);
    const { code, output } = await terraform(["init"], place, { SSL_CERT_FILE: registry.certificate });
    expect([code, output]).toEqual([0, expect.stringContaining("self-signed, key ID")]);
    expect((await terraform(["validate"], place)).output).toContain("The configuration is valid");
  });

  test("a registry whose signature is another's is refused", async () => {
    const signature = join(released.directory, `terraform-provider-schemata_${version}_SHA256SUMS.sig`);
    const sound = readFileSync(signature);
    const broken = Buffer.from(sound);
    broken[broken.length - 3] = (broken[broken.length - 3] as number) ^ 1;
    writeFileSync(signature, broken);
    try {
      await using registry = await serveRegistry(released, directory);
      const place = project("broken", "", `${registry.host}/schemata/schemata`);
      const { code, output } = await terraform(["init"], place, { SSL_CERT_FILE: registry.certificate });
      expect([code, output]).toEqual([1, expect.stringContaining("signature")]);
    } finally {
      writeFileSync(signature, sound);
    }
  });

  test("a network mirror, and terraform providers lock from it", async () => {
    await using registry = await serveRegistry(released, directory);
    const place = project("network", "");
    const env = {
      SSL_CERT_FILE: registry.certificate,
      ...configuration(
        `provider_installation {\n  network_mirror {\n    url = "https://${registry.host}/mirror/"\n  }\n}\n`,
      ),
    };
    const lock = ["providers", "lock", `-net-mirror=https://${registry.host}/mirror/`, `-platform=${platform}`];
    expect(await terraform(lock, place, env)).toMatchObject({ code: 0 });
    expect(readFileSync(join(place, ".terraform.lock.hcl"), "utf8")).toContain("h1:");
    expect(await terraform(["init", "-lockfile=readonly"], place, env)).toMatchObject({ code: 0 });
    expect((await terraform(["validate"], place, env)).output).toContain("The configuration is valid");
  });

  test("a packed file-system mirror, and a cache of plugins that is shared", async () => {
    const place = project("packed", "");
    const cache = join(directory, "cache");
    mkdirSync(cache);
    const env = {
      TF_PLUGIN_CACHE_DIR: cache,
      ...configuration(`provider_installation {\n  filesystem_mirror {\n    path = "${packedMirror()}"\n  }\n}\n`),
    };
    expect(await terraform(["init"], place, env)).toMatchObject({ code: 0 });
    expect((await terraform(["validate"], place, env)).output).toContain("The configuration is valid");
    expect(readdirSync(join(cache, source, version, platform))).toContain("node");
  });
});

describe.skipIf(process.platform !== "linux")("runs on nothing", () => {
  const newest = versions().at(-1) as number;

  /** A root directory with busybox, Terraform and the unpacked release; undefined, and why, where that cannot be had. */
  async function chroot(): Promise<string | { readonly why: string }> {
    if (process.getuid?.() !== 0) return { why: "only root may change the root directory" };
    const box = await busybox();
    if (box === undefined) return { why: "Debian's busybox-static cannot be had" };
    const place = join(directory, "nothing");
    if (existsSync(place)) return place;
    mkdirSync(join(place, "bin"), { recursive: true });
    copyFileSync(box, join(place, "bin/busybox"));
    for (const name of ["sh", "readlink", "ls", "env"]) symlinkSync("busybox", join(place, "bin", name));
    copyFileSync(found("terraform"), join(place, "bin/terraform"));
    const plugins = join(place, "plugins", source, version, platform);
    cpSync(await unpacked(), plugins, { recursive: true, dereference: true });
    execFileSync("chmod", ["-R", "a-w", join(place, "plugins")]);
    mkdirSync(join(place, "tmp"));
    chmodSync(join(place, "tmp"), 0o1777);
    return place;
  }

  /** The static busybox that is installed, or Debian's, unpacked. */
  async function busybox(): Promise<string | undefined> {
    const target = join(directory, "busybox");
    if (existsSync(join(target, "bin/busybox"))) return join(target, "bin/busybox");
    mkdirSync(target, { recursive: true });
    const { code } = await ran(
      "sh",
      ["-c", "apt-get -qq download busybox-static && dpkg-deb -x busybox-static_*.deb ."],
      target,
      { PATH: process.env.PATH ?? "" },
    );
    return code === 0 ? join(target, "bin/busybox") : undefined;
  }

  const inside = (place: string, command: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    ran(changeRoot, ["--userspec=65534:65534", place, "/bin/busybox", "sh", "-c", command], place, {
      PATH: "/bin",
      ...env,
    });

  test("a plan with a change, proven, its apply, and nothing after it: by name, with TLS, in nobody's home; then drift", async (context) => {
    const place = await chroot();
    if (typeof place !== "string") return context.skip(place.why);
    const server = await namedServer(newest, directory);
    if ("why" in server) return context.skip(server.why);
    await using _ = server;
    await onDatabase(server.direct, "CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY, email text)");
    // Who looks names up is the C library that the release brings.
    mkdirSync(join(place, "etc"), { recursive: true });
    writeFileSync(join(place, "etc/resolv.conf"), `nameserver ${server.nameServer}\n`);
    writeFileSync(join(place, "etc/database.crt"), server.certificate);
    const tls = '  sslmode = "verify-full"\n  sslrootcert = "/etc/database.crt"';
    cpSync(project("a place with spaces", `  url = "${server.url}"\n${tls}`), join(place, "work"), { recursive: true });
    writeFileSync(join(place, "work/import.tf"), 'import {\n  to = schemata_postgres_schema.app\n  id = "app"\n}\n');
    execFileSync("chown", ["-R", "65534:65534", join(place, "work")]);
    const strange = {
      NODE_OPTIONS: "--require /nowhere.js",
      LD_LIBRARY_PATH: "/nowhere",
      LANG: "de_DE.UTF-8",
      LC_ALL: "de_DE.UTF-8",
    };
    const commanded = async (command: string, status = 0): Promise<string> => {
      const env = { ...strange, TMPDIR: "/tmp", CHECKPOINT_DISABLE: "1" };
      const { code, output } = await inside(place, `cd /work && terraform ${command} -no-color`, env);
      expect([command, code, output]).toEqual([command, status, output]);
      return output;
    };
    await commanded("init -plugin-dir=/plugins");
    const planned = await commanded("plan -out=plan");
    expect(planned).toContain("proven in PostgreSQL");
    expect(planned).toContain("CREATE UNIQUE INDEX CONCURRENTLY");
    expect(await inside(place, "cd /work && terraform apply -no-color plan", strange)).toMatchObject({ code: 0 });
    expect(await commanded("plan -detailed-exitcode")).toContain("No changes");

    // As the health checks of HCP Terraform ask.
    const health = "plan -refresh-only -detailed-exitcode";
    expect(await commanded(health)).toContain("No changes");
    // What the application does is no drift.
    await onDatabase(server.direct, "INSERT INTO app.users VALUES (1, 'a'), (2, 'b'); ANALYZE app.users");
    await commanded(health);
    await onDatabase(server.direct, "ALTER TABLE app.users DROP CONSTRAINT users_email_key");
    expect(await commanded(health, 2)).toContain("app.users.users_email_key");

    const main = join(place, "work/main.tf");
    writeFileSync(main, readFileSync(main, "utf8").replace(hostName, otherName));
    expect(await commanded("plan", 1)).toContain("is for another host");
    expect(readdirSync(join(place, "tmp"))).toEqual([]);
  });

  test("the command-line program, through a link to it", async (context) => {
    const place = await chroot();
    if (typeof place !== "string") return context.skip(place.why);
    const target = join(place, "opt");
    mkdirSync(target, { recursive: true });
    execFileSync(join(place, "bin/busybox"), [
      "unzip",
      "-q",
      join(released.directory, `schemata_${version}_${platform}.zip`),
      "-d",
      target,
    ]);
    symlinkSync("../opt/schemata", join(place, "bin/schemata"));
    await using database = await freshDatabase(newest);
    await onDatabase(database.url, "CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY)");
    const { code, output } = await inside(place, `schemata inspect '${database.url}' --format sql`);
    expect([code, output]).toEqual([0, expect.stringContaining("CREATE TABLE app.users")]);
    expect(filesOf(join(place, "tmp"))).toEqual([]);
    // What the host says about Node is for the host's Node.
    const options = "--require /nowhere.js --title='x y'";
    const told = await inside(place, "schemata inspect --run 'echo \"said: $NODE_OPTIONS\"; env'", {
      NODE_OPTIONS: options,
    });
    expect(told.output).toContain(`said: ${options}\n`);
    expect(told.output).not.toContain("SCHEMATA_HOST_");
  });
});
