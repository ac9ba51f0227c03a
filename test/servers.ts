/**
 * Owns what a test may use of the run's PostgreSQL servers: their addresses, and databases of its own.
 * Must not know how the servers are started.
 */
import pg from "pg";
import { inject } from "vitest";
import type {} from "./global-setup.ts";

/** The servers of this run, oldest first. @public */
export const servers = (): readonly { readonly version: number; readonly url: string }[] => inject("servers");

/** Their major versions, for `describe.each(versions())`. */
export const versions = (): readonly number[] => servers().map((server) => server.version);

/**
 * The versions for what takes long, as stories that Terraform tells: the newest of the run, and all of them in the long one
 * (SCHEMATA_LONG=1). What differs from version to version is what the scenarios are about, which run on each.
 */
export const storyVersions = (): readonly number[] =>
  process.env.SCHEMATA_LONG === "1" ? versions() : versions().slice(-1);

/** URL of the database `postgres` on the server of that version, as superuser. */
export function serverUrl(version: number): string {
  const server = servers().find((candidate) => candidate.version === version);
  if (server === undefined) throw new Error(`no server of version ${version} in this run (${versions().join(", ")})`);
  return server.url;
}

/** A database that belongs to one test. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly name: string;
  /** Ends its sessions and removes it. */
  drop(): Promise<void>;
}

let count = 0;

/**
 * Creates an empty database (UTF8, C locale), or a copy of `template`, which must have no sessions.
 * `await using` drops it at the end of the scope; those that are left over vanish with the server.
 */
export async function freshDatabase(version: number, options: { template?: string } = {}): Promise<TestDatabase> {
  const server = serverUrl(version);
  count += 1;
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${count}`;
  const template = pg.escapeIdentifier(options.template ?? "template0");
  // Since 15, the copy is written to the write-ahead log unless it is told to copy files, which takes half as long; 14 does by itself.
  const strategy = version < 15 ? "" : " STRATEGY file_copy";
  await onServer(version, `CREATE DATABASE ${name} TEMPLATE ${template}${strategy}`);
  const drop = async () => {
    await onServer(version, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop, [Symbol.asyncDispose]: drop };
}

/** Runs one statement on the server's own database, e.g. CREATE ROLE. Roles are shared by all tests: give them unique names. */
export async function onServer(version: number, statement: string): Promise<void> {
  const url = serverUrl(version);
  let client = clients.get(url);
  if (client === undefined) {
    client = (async () => {
      const opened = new pg.Client({ connectionString: url });
      await opened.connect();
      // The last test's end is the end; nobody has to close it.
      (opened as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref();
      return opened;
    })();
    clients.set(url, client);
  }
  await (await client).query(statement);
}

/** One for each server and worker: a connection takes as long as what most are for. */
const clients = new Map<string, Promise<pg.Client>>();

/** Runs SQL text (several statements are one transaction) and returns the rows of the last statement. */
export async function onDatabase(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text);
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}
