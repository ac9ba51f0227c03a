/**
 * Owns the proof that docs/guides/history.md tells what an apply writes: columns, outcomes, variables, grants, and SQL that runs.
 * Must not know how the history is written.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readActor, readRun } from "../../provider/engine/history/actor.ts";
import { parseCatalog, plan, readCatalog } from "../../provider/engine/index.ts";
import { root } from "../architecture/source.ts";
import { program, run } from "../cli/command-line.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, onDatabase, onServer, type TestDatabase, versions } from "../servers.ts";
import { blocks, codes, guide, section, table } from "./pages.ts";

const page = guide("history");
const version = Math.max(...versions());
const source = (path: string): string => readFileSync(join(root, "provider/engine/history", path), "utf8");

let database: TestDatabase;

const directory = mkdtempSync(join(tmpdir(), "schemata-history-"));
let files = 0;
const file = (text: string): string => {
  files += 1;
  const path = join(directory, `${files}.sql`);
  writeFileSync(path, text);
  return path;
};

/** Three applies: one that succeeds, one that fails in its second statement, one that loses a column. */
beforeAll(async () => {
  database = await freshDatabase(version);
  const apply = (text: string, ...more: readonly string[]) => run("apply", database.url, "--to", file(text), ...more);
  const orders = (more: string): string =>
    `CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint, note text${more});`;
  expect(await apply(orders(""))).toMatchObject({ status: 0 });
  await onDatabase(database.url, "INSERT INTO shop.orders (id) VALUES (1), (1)");
  // Approved, so that the build meets them.
  expect(await apply(orders(", UNIQUE (id)"), "--allow", "meets-duplicates:*")).toMatchObject({ status: 1 });
  const allow = ["--allow", "drops-column:shop.orders.note because nobody reads it"];
  expect(await apply("CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint);", ...allow)).toMatchObject({
    status: 0,
  });
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await database.drop();
});

const firstColumn = (rows: readonly (readonly string[])[]): readonly string[] => codes(rows.map(([first]) => first));

describe("tables", () => {
  test.each(["plan", "step", "layout"])("every column of %s, with its type, and no other", async (name) => {
    const tables = section(page, "Tables");
    const told = table(tables.slice(tables.indexOf(`\n\`${name}\` has `)), "column");
    const columns = await onDatabase(
      database.url,
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
        WHERE attrelid = 'schemata.${name}'::regclass AND attnum > 0 ORDER BY attnum`,
    );
    expect(told.map(([column, type]) => ({ name: codes([column]).join(), type }))).toEqual(columns);
  });

  test("there is no other table", async () => {
    const tables = await onDatabase(
      database.url,
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'schemata'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    expect(tables).toEqual([{ name: "layout" }, { name: "plan" }, { name: "step" }]);
  });

  test("outcomes", async () => {
    const outcomes = section(page, "Outcomes");
    const [check] = await onDatabase(
      database.url,
      "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = 'schemata.plan'::regclass AND contype = 'c'",
    );
    expect(firstColumn(table(outcomes, "outcome"))).toEqual(
      [...String(check?.text).matchAll(/'([^']+)'/g)].map(([, word]) => word),
    );
    const [, union = ""] = /type StepOutcome = ([^;]+);/.exec(source("journal.ts")) ?? [];
    expect(firstColumn(table(outcomes.slice(outcomes.indexOf("Of a step")), "outcome"))).toEqual(
      [...union.matchAll(/"([^"]+)"/g)].map(([, word]) => word),
    );
  });
});

describe("actor and run", () => {
  const text = section(page, "actor and run");
  const systems = table(text, "key").map(([key, signs, holds]) => ({
    key: codes([key]).join(),
    signs: codes([signs]),
    holds: [...(holds ?? "").matchAll(/`(\w+)` from `(\w+)`/g)].map(([, name = "", variable = ""]) => ({
      name,
      variable,
    })),
  }));

  test.each(systems)("$key holds what the page says, told by each of its signs", ({ key, signs, holds }) => {
    for (const sign of signs) {
      const environment = Object.fromEntries(
        [sign, ...holds.map(({ variable }) => variable)].map((name) => [name, name]),
      );
      const run = readRun(environment);
      expect(run?.[key]).toEqual(Object.fromEntries(holds.map(({ name, variable }) => [name, variable])));
    }
  });

  test("the actor is the first of those that are named, in this order", () => {
    const [, names = ""] = /^`actor` is (.*)$/m.exec(text) ?? [];
    const variables = codes([names]);
    const environment: Record<string, string> = Object.fromEntries(variables.map((name) => [name, name]));
    environment.PULL_NUM = "1";
    for (const name of variables) {
      expect(readActor(environment)).toBe(name);
      delete environment[name];
    }
    expect(readActor(environment)).toBeUndefined();
  });

  test("every variable that is read is on the page", () => {
    const read = [...source("actor.ts").matchAll(/"([A-Z][A-Z_]+)"/g)].map(([, name]) => name as string);
    expect(
      codes([text])
        .filter((code) => /^[A-Z][A-Z_]+$/.test(code))
        .sort(),
    ).toEqual(expect.arrayContaining([...new Set(read)].sort()));
  });
});

describe("SQL", () => {
  test.each(blocks(section(page, "Queries"), "sql").map((query) => [query]))("%s", async (query) => {
    const rows = await onDatabase(database.url, query);
    if (!/outcome = 'running'|blockers/.test(query)) expect(rows.length).toBeGreaterThan(0);
  });

  test("the query for blockers gives what an apply saw, and the one for what runs what runs", async () => {
    const [blocked = "", runs = ""] = ["blockers", "since, s.sql"].map((words) =>
      blocks(section(page, "Queries"), "sql").find((query) => query.includes(words)),
    );
    const blocker = { pid: 7, user: "bob", application: "psql", state: "idle in transaction", since: "2026-01-31" };
    const written = (set: string) => `BEGIN; UPDATE schemata.step SET ${set} WHERE plan = 1 AND position = 1;`;
    expect(await inVain(`${written(`progress = '${JSON.stringify({ blockers: [blocker] })}'`)} ${blocked}`)).toEqual([
      { plan: "1", position: 1, ...blocker },
    ]);
    const running = `${written("outcome = 'running'")} UPDATE schemata.plan SET outcome = 'running' WHERE id = 1; ${runs}`;
    expect(await inVain(running)).toMatchObject([{ id: "1", position: 1 }]);
  });

  test("the chain holds, and shows what was changed, removed or put in", async () => {
    const [verify = "", newest = ""] = blocks(section(page, "The chain of hashes"), "sql");
    expect(await onDatabase(database.url, verify)).toEqual([]);
    const [{ id } = {}] = await onDatabase(database.url, newest);
    expect(id).toBe("3");
    const tampered = (change: string) => inVain(`BEGIN; ${change}; ${verify}`);
    expect(await tampered("UPDATE schemata.plan SET actor = 'mallory' WHERE id = 2")).toEqual([
      { id: "2", content_fits: false, row_before_fits: true },
    ]);
    expect(await tampered("UPDATE schemata.step SET sql = 'harmless' WHERE plan = 1")).toMatchObject([
      { id: "1", content_fits: false },
    ]);
    expect(await tampered("DELETE FROM schemata.step WHERE plan = 2; DELETE FROM schemata.plan WHERE id = 2")).toEqual([
      { id: "3", content_fits: true, row_before_fits: false },
    ]);
  });
});

/** What the last statement gives, in a transaction that is left open and so is rolled back. */
const inVain = (text: string): Promise<readonly Record<string, unknown>[]> => onDatabase(database.url, text);

describe("the catalog before", () => {
  const [shell = ""] = blocks(section(page, "The catalog before"), "sh");
  const bytes = async (id: number): Promise<Uint8Array> => {
    const [, query = ""] = /"(SELECT [^"]+)"/.exec(shell) ?? [];
    const [{ encode } = {}] = await onDatabase(database.url, query.replace(/id = 1$/, `id = ${id}`));
    return Buffer.from(String(encode), "base64");
  };

  test("is gzip of JSON with the keys that the page names", async () => {
    await onDatabase(
      database.url,
      "CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
    );
    expect(
      await run(
        "apply",
        database.url,
        "--to",
        file("CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint, b text);"),
        "--schema",
        "shop",
      ),
    ).toMatchObject({ status: 0 });
    const value = JSON.parse(gunzipSync(await bytes(4)).toString()) as Readonly<Record<string, unknown>>;
    const rows = table(section(page, "The catalog before"), "key");
    expect([...firstColumn(rows)].sort()).toEqual(Object.keys(value).sort());
    for (const key of ["objects", "edges", "notModelled"]) {
      const told = codes(rows.filter(([first]) => first === `\`${key}\``).map(([, meaning]) => meaning));
      const lists = value[key] as readonly object[];
      expect(lists.length, key).toBeGreaterThan(0);
      for (const item of lists) expect(told).toEqual(expect.arrayContaining(Object.keys(item)));
    }
  });

  test("leads back", async () => {
    const before = parseCatalog(await bytes(3)).value!;
    const session = await open({ url: database.url });
    const now = await readCatalog(session, { schemas: ["shop"] });
    const objects = new Map([...before.objects].filter(([address]) => /[:.]shop\b/.test(address)));
    const back = plan(now, { ...before, objects }, { allow: ["*"] });
    expect(back.value?.statements.map(({ sql }) => sql)).toContain("ALTER TABLE shop.orders ADD COLUMN note text");
    await session.close();
  });

  test("the pipeline prints addresses", async (context) => {
    for (const name of ["psql", "jq"])
      if ((await program(name, ["--version"]).catch(() => undefined)) === undefined)
        context.skip(`there is no ${name} here`);
    const command = shell.replace("-d app", `-d '${database.url}'`).replace("id = 1", "id = 2");
    const printed = await program("bash", ["-o", "pipefail", "-c", command]);
    expect(printed).toMatchObject({ status: 0, stderr: "" });
    expect(printed.stdout.split("\n")).toContain("table:shop.orders");
  });
});

test("the grants are enough, and needed", async () => {
  await using granted = await freshDatabase(version);
  const [planner, deployer, another] = ["planner", "deployer", "another"].map((role) => `${role}_${granted.name}`);
  const roles = [planner, deployer, another] as const;
  const [connect, first, schema, more, reader] = blocks(section(page, "Grants"), "sql").map((text) =>
    text
      .replace(/\b(planner|deployer|another)\b/g, `$1_${granted.name}`)
      .replace("DATABASE app", `DATABASE ${granted.name}`),
  );
  const as = (role: string | undefined): string => {
    const url = new URL(granted.url);
    Object.assign(url, { username: role, password: "x" });
    return url.href;
  };
  const grant = (text: string | undefined) => onDatabase(granted.url, text ?? "");
  for (const role of roles) await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
  try {
    await grant(`REVOKE ALL ON DATABASE ${granted.name} FROM PUBLIC`);
    await grant(`CREATE SCHEMA shop AUTHORIZATION ${deployer}; CREATE SCHEMA crm AUTHORIZATION ${another}`);
    await grant(`GRANT CONNECT ON DATABASE ${granted.name} TO ${deployer}, ${another}`);
    const shop = file("CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint);");
    const crm = file("CREATE SCHEMA crm; CREATE TABLE crm.notes (id bigint);");
    const planned = () => run("plan", "--from", as(planner), "--to", shop, "--schema", "shop");
    expect(await planned()).toMatchObject({ status: 1 });
    await grant(connect);
    expect(await planned()).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringContaining("CREATE TABLE shop.orders"),
    });

    const deployed = () => run("apply", as(deployer), "--to", shop, "--schema", "shop");
    expect(await deployed()).toMatchObject({ status: 1, stderr: expect.stringContaining("may not write the history") });
    await grant(first);
    expect(await deployed()).toMatchObject({ status: 0, stderr: "" });
    await grant(
      `DROP SCHEMA schemata CASCADE; DROP TABLE shop.orders; REVOKE CREATE ON DATABASE ${granted.name} FROM ${deployer}`,
    );
    await grant(schema);
    expect(await deployed()).toMatchObject({ status: 0, stderr: "" });

    const helped = () => run("apply", as(another), "--to", crm, "--schema", "crm");
    expect(await helped()).toMatchObject({ status: 1, stderr: expect.stringContaining("may not write the history") });
    await grant(more);
    expect(await helped()).toMatchObject({ status: 0, stderr: "" });

    const read = () => run("history", as(planner));
    expect(await read()).toMatchObject({ status: 1 });
    await grant(reader);
    expect(await read()).toMatchObject({ status: 0, stdout: expect.stringContaining("CREATE TABLE crm.notes") });
    expect(await grant(blocks(section(page, "The chain of hashes"), "sql")[0])).toEqual([]);
  } finally {
    await granted.drop();
    for (const role of roles) await onServer(version, `DROP ROLE ${role}`);
  }
});
