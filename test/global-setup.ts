/**
 * Owns the servers of a test run: one for each PostgreSQL version, started before the first project that needs them.
 * Must not know what the tests do with them.
 */
import type { TestProject } from "vitest/node";
import { type Server, startServer } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    servers: readonly { readonly version: number; readonly url: string }[];
  }
}

/** Versions under test: the oldest and newest that matter in daily work; SCHEMATA_TEST_VERSIONS names others. */
const versions = (process.env.SCHEMATA_TEST_VERSIONS ?? "15,18").split(",").map(Number);

/** vitest loads this module once for each project, so what they share has to live on globalThis. */
const shared = globalThis as typeof globalThis & {
  schemataServers?: { readonly started: Promise<readonly Server[]>; users: number };
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.schemataServers ??= { started: Promise.all(versions.map((version) => startServer(version))), users: 0 };
  const servers = shared.schemataServers;
  servers.users += 1;
  const started = await servers.started;
  project.provide(
    "servers",
    started.map(({ version, url }) => ({ version, url })),
  );
  return async () => {
    servers.users -= 1;
    if (servers.users > 0) return;
    delete shared.schemataServers;
    await Promise.all(started.map((server) => server.stop()));
  };
}
