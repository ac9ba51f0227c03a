/**
 * Owns the measure of probes on a table of five million rows: how much of its budget each takes, and which locks.
 * Must not know how a probe is asked.
 */
import pg from "pg";
import { connect } from "../../provider/engine/db/connection.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { planJson } from "../../provider/engine/plan/json.ts";
import { defaultProbeLimits } from "../../provider/engine/safety/probe-limits.ts";
import { probePlan } from "../../provider/engine/safety/probing.ts";
import { type Measure, type Result, ratio, seconds } from "./measure.ts";
import { preparedWith, withShadow } from "./planned.ts";
import { timed } from "./samples.ts";

const rows = 5_000_000;

const columns = {
  id: "id bigint PRIMARY KEY",
  email: "email text",
  customer: "customer_id bigint",
  amount: "amount numeric",
  note: "note text",
  code: "code text",
};
const table = (changed: Partial<typeof columns> = {}, more = ""): string =>
  `CREATE TABLE app.customers (id bigint PRIMARY KEY);
   CREATE TABLE app.orders (${Object.values({ ...columns, ...changed }).join(", ")}${more});`;

const data = [
  "CREATE SCHEMA app",
  table(),
  `INSERT INTO app.customers SELECT g FROM generate_series(1, ${rows / 10}) g`,
  `INSERT INTO app.orders SELECT g, 'user' || g || '@example.com', 1 + g % ${rows / 10}, g % 1000, 'note ' || g, left(md5(g::text), 8)
     FROM generate_series(1, ${rows}) g`,
  "VACUUM ANALYZE app.customers, app.orders",
];

/** Nothing in the rows is at fault, so that each question has to be asked to its end. */
const changes: Readonly<Record<string, string>> = {
  duplicates: table({}, ", CONSTRAINT orders_email_key UNIQUE (email)"),
  nulls: table({ note: "note text NOT NULL" }),
  orphans: table({}, ", FOREIGN KEY (customer_id) REFERENCES app.customers"),
  violations: table({}, ", CONSTRAINT positive CHECK (amount >= 0)"),
  misfits: table({ code: "code varchar(8)" }),
};

/** The strongest lock on a relation that a session holds or waits for until `work` has ended, as pg_locks names it. */
async function locksDuring(url: string, pid: number, work: Promise<unknown>): Promise<ReadonlySet<string>> {
  const watcher = new pg.Client({ connectionString: url });
  await watcher.connect();
  const seen = new Set<string>();
  let over = false;
  const end = work.finally(() => {
    over = true;
  });
  try {
    while (!over) {
      const { rows: held } = await watcher.query<{ mode: string }>(
        `SELECT DISTINCT mode FROM pg_locks WHERE pid = ${pid} AND locktype = 'relation'`,
      );
      for (const { mode } of held) seen.add(mode);
    }
    await end;
  } finally {
    await watcher.end();
  }
  return seen;
}

export const probes: Measure = {
  name: "probes",
  description: "each probe on five million rows against its probe_timeout, with the locks that it takes",
  minutes: 4,
  async run(place) {
    const url = await place.filled("five million rows", data);
    const connection = await connect(readSettings({ url }).value!, { applicationName: "schemata bench" });
    const results: Result[] = [];
    try {
      const live = await readCatalog(connection, { schemas: ["app"] });
      const [session] = await connection.rows<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await withShadow(async (shadow) => {
        for (const [name, text] of Object.entries(changes)) {
          const { plan, proof } = await preparedWith(live, [{ name: "orders.sql", text }], shadow, {});
          const made = planJson(plan, { server_version: live.version, shadow: null, proof, live });
          for (const [limit, probeRowLimit] of [
            ["", defaultProbeLimits.probeRowLimit],
            ["-of-all-rows", 10 * rows],
          ] as const) {
            let found = "nothing";
            let modes: ReadonlySet<string> = new Set();
            const taken = await timed(async () => {
              const asking = probePlan(made, connection, { probeRowLimit });
              modes = await locksDuring(url, session?.pid as number, asking);
              found = (await asking).flatMap(({ findings }) => findings.map(({ rule }) => rule)).join(", ") || found;
            });
            const locks = [...modes].sort().join(", ");
            if (locks !== "AccessShareLock") throw new Error(`the probes of ${name} held ${locks || "no lock"}`);
            const numbers = `${seconds(taken)} of ${seconds(defaultProbeLimits.probeTimeout)}; found ${found}; locks: ${locks}`;
            results.push(ratio(`probes-${name}${limit}`, taken / defaultProbeLimits.probeTimeout, 1, numbers));
          }
        }
      });
    } finally {
      await connection.close();
    }
    return results;
  },
};
