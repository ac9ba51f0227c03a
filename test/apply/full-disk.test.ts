/**
 * Owns the proof of what is left when the disk fills up while an index is built: no index, a reason, and a way on.
 * Must not know how the executor cleans up.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, run } from "../cli/command-line.ts";
import { onDatabase, onServer, serverUrl, storyVersions } from "../servers.ts";

/** A file system of its own that is full after so many MiB; undefined where nobody may mount one. */
function smallDisk(mebibytes: number) {
  const directory = mkdtempSync(join(tmpdir(), "schemata-small-disk-"));
  const mount = (...options: readonly string[]) =>
    execFileSync("mount", [...options, "-t", "tmpfs", "tmpfs", directory], { stdio: "pipe" });
  try {
    mount("-o", `size=${mebibytes}m`);
  } catch {
    rmSync(directory, { recursive: true });
    return undefined;
  }
  const server = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  chownSync(directory, Number(server?.[1] ?? 65534), Number(server?.[2] ?? 65534));
  chmodSync(directory, 0o700);
  return {
    directory,
    grow: (more: number) => mount("-o", `remount,size=${more}m`),
    remove: () => {
      execFileSync("umount", [directory], { stdio: "pipe" });
      rmSync(directory, { recursive: true });
    },
  };
}

const table = (more = "") => `CREATE SCHEMA app; CREATE TABLE app.t (id bigint, note text${more});`;

const to = table(", CONSTRAINT t_note_key UNIQUE (note, id)");

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  // What is sorted on disk is gone with the failure; what is sorted in memory fills the disk with the index, until that is dropped.
  test.for([
    ["by the files of its sort", "64kB"],
    ["by the index itself", "256MB"],
  ] as const)("the disk is full in the middle of a build: %s", async ([, memory], { skip }) => {
    const disk = smallDisk(48);
    if (disk === undefined) return skip("a tmpfs cannot be mounted here: that takes root");
    const name = `full_${process.pid}`;
    const url = Object.assign(new URL(serverUrl(version)), { pathname: `/${name}` }).href;
    try {
      await onServer(version, `CREATE TABLESPACE ${name} LOCATION '${disk.directory}'`);
      await onServer(version, `CREATE DATABASE ${name} TEMPLATE template0 TABLESPACE ${name}`);
      await onServer(version, `ALTER DATABASE ${name} SET maintenance_work_mem = '${memory}'`);
      await onServer(version, `ALTER DATABASE ${name} SET max_parallel_maintenance_workers = 0`);
      await onDatabase(url, table());
      await onDatabase(url, "INSERT INTO app.t SELECT i, repeat('x', 60) || i FROM generate_series(1, 250000) i");
      const apply = () => run("apply", url, "--to", file(to));
      const failed = await apply();
      expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining("53100") });
      expect(failed.stderr).toMatch(
        memory === "64kB" ? /could not write to file .*pgsql_tmp.*No space left/ : /could not extend file/,
      );
      const indexes =
        "SELECT indexrelid::regclass::text AS name, indisvalid FROM pg_index WHERE indrelid = 'app.t'::regclass";
      expect(await onDatabase(url, indexes)).toEqual([]);
      await onDatabase(url, "INSERT INTO app.t VALUES (0, 'one more')");
      disk.grow(128);
      expect(await apply()).toMatchObject({ status: 0, stdout: expect.stringContaining("Applied") });
      expect(await onDatabase(url, indexes)).toMatchObject([{ indisvalid: true }]);
    } finally {
      await onServer(version, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await onServer(version, `DROP TABLESPACE IF EXISTS ${name}`);
      disk.remove();
    }
  });
});
