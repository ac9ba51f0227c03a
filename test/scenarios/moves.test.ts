/**
 * Owns the proof that rows are moved to another partition where somebody asks for it by the rule's name, and nowhere else.
 * Must not know how the statements are ordered (see the case partition/rows-moved).
 */
import { afterAll, expect, test } from "vitest";
import { elaborate } from "../../provider/engine/index.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { closeShadow, sharedShadow, sourceOf } from "./harness.ts";

const table = "CREATE TABLE public.p (id integer PRIMARY KEY) PARTITION BY RANGE (id);";
const from = `${table}
CREATE TABLE public.low PARTITION OF public.p FOR VALUES FROM (0) TO (20);
CREATE TABLE public.rest PARTITION OF public.p DEFAULT;`;
const to = `${table}
CREATE TABLE public.low PARTITION OF public.p FOR VALUES FROM (0) TO (10);
CREATE TABLE public.high PARTITION OF public.p FOR VALUES FROM (10) TO (20);
CREATE TABLE public.rest PARTITION OF public.p DEFAULT;`;

async function moved(allow: readonly string[], more = "") {
  const shadow = await sharedShadow();
  const { value: live } = await elaborate({ sql: `${from}${more}` }, { shadow });
  if (live === undefined) throw new Error("the old schema has errors");
  const options = { version: shadow.version, allow };
  const { plan, proof } = await prepare(
    { live, source: sourceOf(`${to}${more}`), staysUndeclared: () => false, options },
    shadow,
  );
  expect(proof).toEqual({ status: "proven", reason: null });
  return plan.statements
    .filter(({ sql }) => /^WITH moved /.test(sql.text))
    .map(({ object, findings, moves, transaction }) => ({
      object,
      from: moves?.from,
      into: moves?.into,
      transaction,
      severity: findings.find(({ rule }) => rule === "moves-rows")?.severity,
    }));
}

afterAll(closeShadow);

test("nothing is moved until somebody asks for it: not by approving all, nor by approving what is met", async () => {
  for (const allow of [[], ["*"], ["*:public.low"], ["meets-violations:public.low"]])
    expect(await moved(allow)).toEqual([]);
});

test("rows leave the partition that is named, and come to one that is named out of the default partition", async () => {
  const into = (name: string) => ({
    object: "partition:public.low",
    from: "table:public.low",
    into: `table:public.${name}`,
  });
  const low = await moved(["moves-rows:public.low"]);
  expect(low).toMatchObject([into("high"), into("rest"), { from: "table:public.rest", into: "table:public.low" }]);
  expect(low.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
  expect(new Set(low.map(({ transaction }) => transaction)).size).toBe(1);
  expect(await moved(["moves-rows:public.high"])).toMatchObject([
    { object: "partition:public.high", from: "table:public.rest", into: "table:public.high" },
  ]);
});

test.each([
  [
    "a trigger",
    "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER t AFTER DELETE ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();",
  ],
  ["a rule", "CREATE RULE r AS ON INSERT TO public.rest DO INSTEAD NOTHING;"],
  ["a foreign key to it", "CREATE TABLE public.r (id integer REFERENCES public.p);"],
  [
    "rows hidden from their owner",
    "ALTER TABLE public.rest ENABLE ROW LEVEL SECURITY; ALTER TABLE public.rest FORCE ROW LEVEL SECURITY;",
  ],
])("where something else would happen with the rows, they stay: %s", async (_, more) => {
  expect(await moved(["moves-rows:*"], more)).toEqual([]);
});
