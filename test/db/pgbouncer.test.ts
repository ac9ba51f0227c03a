/**
 * Owns the proof with a real PgBouncer, where one is installed; a stand-in takes its place in connection.test.ts.
 * Must not know what sessions do afterwards.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serverUrl, versions } from "../servers.ts";
import { open, refusal } from "./opened.ts";
import { silentServer } from "./stand-ins.ts";

const installed = (() => {
  try {
    execFileSync("pgbouncer", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
})();

describe("a real PgBouncer", () => {
  test.for(["transaction", "session"])("pool_mode = %s", async (mode, { skip }) => {
    skip(!installed, "pgbouncer is not on the PATH");
    const directory = mkdtempSync(join(tmpdir(), "schemata-pgbouncer-"));
    const port = await freePort();
    const server = new URL(serverUrl(versions()[0]!));
    writeFileSync(
      join(directory, "pgbouncer.ini"),
      `[databases]\n* = host=127.0.0.1 port=${server.port} user=postgres\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${port}\nunix_socket_dir=\nauth_type=any\npool_mode=${mode}\n`,
    );
    execFileSync("chmod", ["-R", "a+rX", directory]);
    const asRoot = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const pgbouncer = spawn("pgbouncer", [join(directory, "pgbouncer.ini")], { stdio: "ignore", ...asRoot });
    try {
      const url = `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
      await expect.poll(async () => (await refusal({ url })).summary, { timeout: 5_000 }).toContain("pooler");
      if (mode === "session") await (await open({ url, pooling: "session" })).close();
    } finally {
      pgbouncer.kill("SIGTERM");
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

async function freePort(): Promise<number> {
  await using once = await silentServer();
  return once.port;
}
