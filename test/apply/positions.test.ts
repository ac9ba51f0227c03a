/**
 * Owns the proof that a sequence which comes for a column with values gives none of them a second time.
 * Must not know how its position is found.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyPlan, openShadow, type Shadow } from "../../provider/engine/index.ts";
import { planTo } from "../../scripts/stall/change.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

const apply = async (url: string, wanted: string) => {
  const { settings, plan } = await planTo({ url }, wanted, shadow, { "drops-sequence": "warning" });
  const outcome = await applyPlan({ settings, plan, expected: () => [], afterwards: () => [], resource: "test" });
  expect(outcome.diagnostics).toEqual([]);
  return plan;
};

const id = (rows: readonly Record<string, unknown>[]) => Number(rows[0]?.id);
const next = async (url: string, table: string) =>
  id(await onDatabase(url, `INSERT INTO app.${table} DEFAULT VALUES RETURNING id`));

const plain = `CREATE SCHEMA app; CREATE TABLE app.t (id int PRIMARY KEY);
  CREATE TABLE app.falls (id int NOT NULL); CREATE TABLE app.later (id bigint NOT NULL);
  CREATE TABLE app.beyond (id bigint NOT NULL); CREATE TABLE app.empty (id smallint NOT NULL);
  CREATE TABLE app."Or der" ("I d" int NOT NULL, "id" int) PARTITION BY LIST (id);
  CREATE TABLE app.part PARTITION OF app."Or der" FOR VALUES IN (1);`;
const identity = `CREATE SCHEMA app; CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
  CREATE TABLE app.falls (id int GENERATED ALWAYS AS IDENTITY (INCREMENT -1));
  CREATE TABLE app.later (id bigint GENERATED ALWAYS AS IDENTITY (START 1000));
  CREATE TABLE app.beyond (id bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 100));
  CREATE TABLE app.empty (id smallint GENERATED ALWAYS AS IDENTITY);
  CREATE TABLE app."Or der" ("I d" int GENERATED ALWAYS AS IDENTITY, "id" int) PARTITION BY LIST (id);
  CREATE TABLE app.part PARTITION OF app."Or der" FOR VALUES IN (1);`;
const serial = `CREATE SCHEMA app; CREATE TABLE app.t (id serial PRIMARY KEY);
  CREATE SEQUENCE app.falls_id_seq AS int INCREMENT -1;
  CREATE TABLE app.falls (id int NOT NULL DEFAULT nextval('app.falls_id_seq'));
  ALTER SEQUENCE app.falls_id_seq OWNED BY app.falls.id;
  CREATE SEQUENCE app.later_id_seq START 1000; CREATE TABLE app.later (id bigint NOT NULL DEFAULT nextval('app.later_id_seq'));
  ALTER SEQUENCE app.later_id_seq OWNED BY app.later.id;
  CREATE SEQUENCE app.beyond_id_seq MAXVALUE 100; CREATE TABLE app.beyond (id bigint NOT NULL DEFAULT nextval('app.beyond_id_seq'));
  ALTER SEQUENCE app.beyond_id_seq OWNED BY app.beyond.id;
  CREATE TABLE app.empty (id smallserial);
  CREATE TABLE app."Or der" ("I d" serial, "id" int) PARTITION BY LIST (id);
  CREATE TABLE app.part PARTITION OF app."Or der" FOR VALUES IN (1);`;
const rows = `INSERT INTO app.t SELECT generate_series(1, 3); INSERT INTO app.falls VALUES (-7), (3);
  INSERT INTO app.later VALUES (17); INSERT INTO app.beyond VALUES (200); INSERT INTO app."Or der" VALUES (41, 1);`;

const values = async (url: string) => ({
  t: await next(url, "t"),
  falls: await next(url, "falls"),
  later: await next(url, "later"),
  beyond: await next(url, "beyond"),
  empty: await next(url, "empty"),
  order: id(await onDatabase(url, `INSERT INTO app."Or der" (id) VALUES (1) RETURNING "I d" AS id`)),
});

const first = { t: 4, falls: -8, later: 1000, beyond: 1, empty: 1, order: 42 };
const second = { t: 5, falls: -9, later: 1001, beyond: 1, empty: 2, order: 43 };

describe.each(versions())("PostgreSQL %i", (version) => {
  test.each([
    ["an identity", identity, serial],
    ["a serial", serial, identity],
  ])("%s goes on after the values that are there, and what comes in its stead after its own", async (_, one, other) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, plain);
    await onDatabase(database.url, rows);
    const plan = await apply(database.url, one);
    // All rows of a table are read where no index is in their order.
    const slow = plan.statements.flatMap(({ sql, slow }) => (slow && sql.includes("setval") ? [sql] : []));
    expect(slow.length).toBe(5);
    expect(slow.filter((sql) => sql.includes("app.t "))).toEqual([]);
    expect(await values(database.url)).toEqual(first);
    await apply(database.url, other);
    expect(await values(database.url)).toEqual(second);
  });
});
