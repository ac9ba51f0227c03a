/**
 * Owns a process that applies a plan of one slow statement, for a test that kills it.
 * Must not know how it ends.
 */
import { applyPlan, type Plan, readSettings } from "../../provider/engine/index.ts";

const url = process.argv[2]!;
const plan: Plan = {
  format_version: "1",
  id: "slow",
  server_version: 180000,
  shadow: null,
  proof: { status: "unproven", reason: "a test" },
  statements: [
    {
      sql: "SELECT pg_sleep(600)",
      locks: {},
      blocks: null,
      rewrites_table: false,
      transaction: 1,
      loses: null,
      object: "table:public.t",
      change: "create",
      repeats: false,
      contingent: false,
      slow: true,
      verify: null,
      takes: [],
      findings: [],
    },
  ],
  findings: [],
  not_modelled: [],
};
await applyPlan({
  settings: readSettings({ url }, {}).value!,
  plan,
  expected: () => [],
  afterwards: () => [],
  resource: "test",
});
