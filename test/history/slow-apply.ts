/**
 * Owns a process that applies one slow statement, for a test that kills it.
 * Must not know how it ends.
 */
import { execute } from "../../provider/engine/apply/executor.ts";
import { takeAdvisoryLock } from "../../provider/engine/db/advisory.ts";
import { openHistory } from "../../provider/engine/history/history.ts";
import { open } from "../db/opened.ts";

const url = process.argv[2]!;
const session = await open({ url }, "schemata slow");
const observer = await open({ url }, "schemata slow, observer");
await takeAdvisoryLock(session, { waitLimit: 0 });
const history = await openHistory(observer, { schema: "schemata" });
const journal = await history.value!.begin({ planId: "slow" });
const step = { transaction: 1, locks: {}, slow: true, concurrent: false, object: "table:app.t", change: "create" };
await execute(
  [
    { ...step, sql: "CREATE TABLE public.never_committed (a integer)" },
    { ...step, sql: "SELECT pg_sleep(600)" },
  ],
  { session, observer, journal },
);
