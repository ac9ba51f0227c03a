/**
 * Owns the list of test projects and what they share.
 * Must not know any single test.
 */
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/sequencer.ts";

/** Projects that need none of the run's servers. */
const pure = ["architecture", "sql", "demo"];

/** Projects that run against real PostgreSQL servers, which start once for all of them. */
const withServers = [
  "support",
  "db",
  "shadow",
  "history",
  "apply",
  "protocol",
  "engine",
  "resources",
  "scenarios",
  "resume",
  "stall",
  "properties",
  "acceptance",
  "cli",
  "examples",
  "constructs",
  "documentation",
  "package",
];

const project = (name: string) => ({
  extends: true as const,
  test: {
    name,
    // The files of a project run in the processes of two workers, which load the engine once; but not where a test spies on a module.
    isolate: name === "scenarios",
    include: [`test/${name}/**/*.test.ts`],
    ...(pure.includes(name) ? {} : { globalSetup: ["test/global-setup.ts"] }),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    projects: [...pure, ...withServers].map(project),
  },
});
