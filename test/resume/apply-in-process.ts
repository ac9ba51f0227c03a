/**
 * Owns a process that applies a plan from a file, for a test that kills it.
 * Must not know how it ends.
 */
import { readFileSync } from "node:fs";
import { applyPlan, type Plan, readSettings } from "../../provider/engine/index.ts";

const [url = "", path = ""] = process.argv.slice(2);
await applyPlan({
  settings: readSettings({ url }, {}).value!,
  plan: JSON.parse(readFileSync(path, "utf8")) as Plan,
  expected: () => [],
  afterwards: () => [],
  resource: "test",
  lockTimeout: 0,
});
