/**
 * Owns how a change is run: the naive statements in one transaction, or our plan through the engine's public surface.
 * Must not know who waits meanwhile.
 */
import pg from "pg";
import * as engine from "../../provider/engine/index.ts";

/** What a run took, in milliseconds, and the strongest lock on a table that was there before. */
export interface Changed {
  readonly total: number;
  readonly lock: string;
  /** What its plan has warned of that holds up clients. */
  readonly warned?: string;
}

/** A change that is ready to run: what comes before is no part of the measure. */
export interface Change {
  run(): Promise<Changed>;
  /** Fails unless what was wanted is there. */
  check(): Promise<void>;
}

/** From the weakest to the strongest. */
const modes = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
];

const strongest = (held: readonly string[]): string =>
  held.reduce((most, mode) => (modes.indexOf(mode) > modes.indexOf(most) ? mode : most), "none");

/** pg_locks writes `AccessExclusiveLock`. */
const modeOf = (word: string): string =>
  word
    .replace(/Lock$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toUpperCase();

/** As a migration does it: one transaction and no timeouts. Its locks are read before COMMIT. */
export const naive = (url: string, statements: readonly string[]): Change => ({
  async run() {
    const client = new pg.Client({ connectionString: url, application_name: "naive" });
    await client.connect();
    try {
      const started = performance.now();
      await client.query("BEGIN");
      for (const statement of statements) await client.query(statement);
      const locks = await client.query<{ mode: string }>(
        `SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
         AND relation IN ('app.orders'::regclass, 'app.customers'::regclass)`,
      );
      await client.query("COMMIT");
      return { total: performance.now() - started, lock: strongest(locks.rows.map(({ mode }) => modeOf(mode))) };
    } finally {
      await client.end();
    }
  },
  check: async () => undefined,
});

/** A plan that the safety rules or the planner refuse, and why. */
export class Refused extends Error {}

/**
 * Our plan to the wanted schema, made and proven in the shadow, with default limits. Its locks are those that it declares: that
 * they are those of pg_locks is what the scenarios test. Throws Refused.
 */
export async function ours(url: string, wanted: string, shadow: engine.Shadow): Promise<Change> {
  const first = await planTo({ url }, wanted, shadow);
  return {
    async run() {
      const started = performance.now();
      const outcome = await engine.applyPlan({
        settings: first.settings,
        plan: first.plan,
        expected: (now) => engine.movedObjects(first.live, now),
        afterwards: () => [],
        resource: "stall",
      });
      const errors = outcome.diagnostics.filter(({ severity }) => severity === "error");
      if (outcome.status === "refused") throw new Refused(errors.map(({ summary }) => summary).join(", "));
      if (outcome.status !== "applied")
        throw new Error(errors.map(({ summary, detail }) => `${summary}\n${detail}`).join("\n"));
      const held = first.plan.statements.flatMap(({ locks }) =>
        Object.entries(locks).flatMap(([relation, mode]) => (relation.startsWith("table:") ? [mode] : [])),
      );
      const total = performance.now() - started;
      const warned = first.plan.findings.filter(({ rule }) => rule.startsWith("rewrites") || rule.startsWith("blocks"));
      const rules = [...new Set(warned.map(({ rule }) => rule))].join(", ");
      return { total, lock: strongest(held), ...(rules === "" ? {} : { warned: rules }) };
    },
    async check() {
      const { plan } = await planTo({ url }, wanted, shadow);
      if (plan.statements.length > 0)
        throw new Error(`left to do: ${plan.statements.map(({ sql }) => sql).join("; ")}`);
    },
  };
}

export interface Planned {
  readonly settings: engine.ConnectionSettings;
  /** What the plan leads from. */
  readonly live: engine.Catalog;
  readonly plan: engine.Plan;
}

/** Plans and proves as the provider does, all of `app` being its own. Throws Refused. */
export async function planTo(
  where: engine.ConnectionArguments,
  wanted: string,
  shadow: engine.Shadow,
  policy: NonNullable<engine.PlanOptions["policy"]> = {},
): Promise<Planned> {
  const settings = engine.readSettings(where).value!;
  const connection = await engine.connect(where);
  try {
    const live = await engine.readCatalog(connection);
    const source = {
      objects: [],
      paths: new Map(),
      searchPath: ["app"],
      ...engine.readTexts([{ name: "app.sql", text: wanted }]),
    };
    const options = { version: connection.version, policy };
    // All of `app` is ours: what is not declared goes.
    const staysUndeclared = ({ address }: engine.Obj): boolean => !/:app(\.|$)/.test(address);
    const prepared = await engine.prepare({ live, source, staysUndeclared, options }, shadow);
    const plan = engine.planJson(prepared.plan, {
      server_version: connection.version,
      shadow: prepared.shadow,
      proof: prepared.proof,
      live,
    });
    const errors = [
      ...[...prepared.diagnostics, ...prepared.plan.refusals].flatMap(({ severity, summary }) =>
        severity === "error" ? [summary] : [],
      ),
      ...plan.findings.flatMap(({ severity, rule }) => (severity === "error" ? [rule] : [])),
    ];
    if (errors.length > 0) throw new Refused(errors.join(", "));
    if (prepared.proof.status !== "proven") throw new Error(`not proven: ${prepared.proof.reason}`);
    return { settings, live, plan };
  } finally {
    await connection.close();
  }
}
