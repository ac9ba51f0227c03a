/**
 * Owns the proof that whatever is lost is an error until it is approved by name, and that no case loses anything in silence.
 * Must not know how the rules are written.
 */
import { afterAll, expect, test } from "vitest";
import { elaborate } from "../../provider/engine/index.ts";
import { type Prepared, prepare } from "../../provider/engine/prepare.ts";
import { closeShadow, sharedShadow, sourceOf } from "./harness.ts";

const from = `
CREATE SCHEMA app;
CREATE SCHEMA gone;
CREATE TABLE app.users (id integer, old text, name varchar(10));
CREATE TABLE app.dropped (id bigint);
CREATE SEQUENCE app.numbers;
CREATE TABLE app.owner (id serial);
CREATE VIEW app.v AS SELECT 1 AS a;`;

const to = `
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(20));`;

async function planned(allow: readonly string[]): Promise<Prepared> {
  const shadow = await sharedShadow();
  const { value: live } = await elaborate({ sql: from }, { shadow });
  if (live === undefined) throw new Error("the old schema has errors");
  const options = { version: shadow.version, allow };
  return prepare({ live, source: sourceOf(to), staysUndeclared: () => false, options }, shadow);
}

const errors = ({ plan }: Prepared): readonly string[] =>
  plan.statements
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "error")
    .map(({ rule, object }) => `${rule} ${object}`)
    .sort();

const all = [
  "converts-column column:app.users.id",
  "drops-column column:app.users.old",
  "drops-schema schema:gone",
  "drops-sequence sequence:app.numbers",
  "drops-table table:app.dropped",
  "drops-table table:app.owner",
];

afterAll(closeShadow);

test("each loss is an error of its own", async () => {
  expect(errors(await planned([]))).toEqual(all);
});

test("an approval is for what it names", async () => {
  const approved = await planned(["drops-table:app.dropped", "drops-column:app.users.*", "converts-column:*"]);
  expect(errors(approved)).toEqual([
    "drops-schema schema:gone",
    "drops-sequence sequence:app.numbers",
    "drops-table table:app.owner",
  ]);
});
