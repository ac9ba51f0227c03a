/**
 * Owns the proof that an apply by a table's owner sees the rows that FORCE ROW LEVEL SECURITY hides from him, or says that it cannot.
 * Must not know how a session is set up.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ApplyOutcome,
  applyPlan,
  openShadow,
  type PlanOptions,
  type Shadow,
} from "../../provider/engine/index.ts";
import { planTo } from "../../scripts/stall/change.ts";
import { freshDatabase, onDatabase, onServer, versions } from "../servers.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

const tables = (...more: readonly string[]): string => `CREATE SCHEMA app;
CREATE TABLE app.account (id bigint, CONSTRAINT account_pkey PRIMARY KEY (id));
CREATE TABLE app.orders (${["id bigint", "account bigint", "number text", "amount int", "status text", "CONSTRAINT orders_pkey PRIMARY KEY (id)", ...more].join(", ")});`;

/** The policies let nobody see any row. */
const hidden = ["account", "orders"]
  .map(
    (table) =>
      `ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY nobody ON app.${table} USING (false)`,
  )
  .join("; ");

const schema = (...more: readonly string[]): string => `${tables(...more)}\n${hidden};`;

const statusNotNull = (text: string): string => text.replace("status text", "status text NOT NULL");
const check = "CONSTRAINT orders_amount_check CHECK (amount >= 0)";
const unique = "CONSTRAINT orders_number_key UNIQUE (number)";
const foreignKey = "CONSTRAINT orders_account_fkey FOREIGN KEY (account) REFERENCES app.account (id)";

interface Place extends AsyncDisposable {
  /** As superuser. */
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
  /** As the owner, unless another role is told. */
  apply(to: string, role?: string, policy?: PlanOptions["policy"]): Promise<ApplyOutcome>;
  readonly owner: string;
}

/** Ten orders, of which one breaks every constraint. The owner sees none. */
async function place(version: number): Promise<Place> {
  const database = await freshDatabase(version);
  const owner = `owner_of_${database.name}`;
  await onServer(version, `CREATE ROLE ${owner}`);
  const sql = (text: string) => onDatabase(database.url, text);
  await sql(`GRANT CREATE ON DATABASE ${database.name} TO ${owner}; SET ROLE ${owner}; ${tables()}
    INSERT INTO app.account SELECT i FROM generate_series(1, 10) i;
    INSERT INTO app.orders SELECT i, i, 'N' || i, i, 'open' FROM generate_series(1, 9) i;
    INSERT INTO app.orders VALUES (10, 99, 'N1', -1, NULL); ${hidden}`);
  expect(await sql(`SET ROLE ${owner}; SELECT FROM app.orders`)).toEqual([]);
  return {
    sql,
    owner,
    async apply(to, role = owner, policy = {}) {
      const { settings, plan } = await planTo({ url: database.url, role }, to, shadow, policy);
      return applyPlan({ settings, plan, expected: () => [], afterwards: () => [], resource: "test" });
    },
    [Symbol.asyncDispose]: async () => {
      await database.drop();
      await onServer(version, `DROP ROLE ${owner}`);
    },
  };
}

/** How it ended, and its errors: that a probe does not see the rows is a warning. */
const ended = ({ status, diagnostics }: ApplyOutcome) => ({
  status,
  errors: diagnostics.filter(({ severity }) => severity === "error").map(({ detail }) => detail),
});

const failing = (sqlstate: string) => ({
  status: "failed",
  errors: [expect.stringContaining(`SQLSTATE ${sqlstate}`)],
});

const applied = { status: "applied", errors: [] };

describe.each(versions())("PostgreSQL %i", (version) => {
  test("rows that the owner does not see are checked", async () => {
    await using at = await place(version);
    // Before 18 a CHECK stands for it.
    expect(ended(await at.apply(statusNotNull(schema())))).toEqual(failing(version < 18 ? "23514" : "23502"));
    expect(ended(await at.apply(schema(check)))).toEqual(failing("23514"));
    expect(ended(await at.apply(schema(unique)))).toEqual(failing("23505"));
    await at.sql("DELETE FROM app.orders WHERE id = 10");
    const all = statusNotNull(schema(check, unique));
    expect(ended(await at.apply(all))).toEqual(applied);
    expect(await at.apply(all)).toMatchObject({ status: "nothing" });
    expect(
      await at.sql("SELECT (SELECT count(*)::int FROM app.orders) AS rows, count(*)::int AS policies FROM pg_policy"),
    ).toEqual([{ rows: 9, policies: 2 }]);
  });

  test("a foreign key over them is refused before anything is run: PostgreSQL would not validate it, and who may see all can make it", async () => {
    await using at = await place(version);
    const validated = () => at.sql("SELECT convalidated FROM pg_constraint WHERE conname = 'orders_account_fkey'");
    expect(await at.apply(schema(foreignKey))).toMatchObject({
      status: "refused",
      completed: 0,
      diagnostics: [
        {
          summary: "meets-row-security: constraint:app.orders.orders_account_fkey",
          detail: expect.stringMatching(
            /hides rows of app\.orders or app\.account from their owner.*BYPASSRLS.*nothing was run/s,
          ),
        },
      ],
    });
    expect(await validated()).toEqual([]);
    // That it would fail is so: with row_security = on, PostgreSQL would look at the visible rows alone, and find nothing.
    const policy = { "meets-row-security": "off" } as const;
    const failed = ended(await at.apply(schema(foreignKey), at.owner, policy));
    expect(failed).toEqual(failing("42501"));
    expect(failed.errors[0]).toContain('row-level security policy for table "orders"');
    expect(await validated()).toEqual([{ convalidated: false }]);
    // Who sees all rows finds the orphan before anything is run.
    const seen = await at.apply(schema(foreignKey), "postgres");
    expect(seen).toMatchObject({
      status: "refused",
      diagnostics: [{ summary: expect.stringContaining("meets-orphans") }],
    });
    await at.sql("DELETE FROM app.orders WHERE id = 10");
    expect(ended(await at.apply(schema(foreignKey), "postgres"))).toEqual(applied);
    expect(await validated()).toEqual([{ convalidated: true }]);
  });
});
