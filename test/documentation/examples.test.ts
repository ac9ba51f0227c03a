/**
 * Owns the test that the examples of docs/ are true: written as on the pages, they are applied to a real server.
 * Must not know any attribute of an object; declared-examples.ts puts them together.
 */
import { expect, test } from "vitest";
import { nameOf } from "../../provider/engine/catalog/address.ts";
import { readInput } from "../../provider/engine/desired/input.ts";
import { shapeOf } from "../../provider/engine/desired/shape.ts";
import { exampleChange } from "../../provider/engine/kinds/examples.ts";
import { reserved } from "../../provider/engine/kinds/reserved.ts";
import { schemata } from "../../provider/provider.ts";
import { inputAttributes, schema } from "../../provider/resources/postgres-schema/schema.ts";
import type { Attribute, Attributes, Example } from "../../provider/terraform/framework/index.ts";
import { assignments } from "../../scripts/example-hcl.ts";
import { registryPages } from "../../scripts/registry-pages.ts";
import { flat, plannedSql } from "../acceptance/declared.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { declaredExamples, type Moment } from "./declared-examples.ts";

const type = "schemata_postgres_schema";

type Files = Readonly<Record<string, string>>;
type Arguments = Readonly<Record<string, unknown>>;

const newest = (): number => Math.max(...versions());

const block = (head: string, values: Readonly<Record<string, unknown>>): string =>
  `${head} {\n${assignments(defined(values) as Readonly<Record<string, Example>>, 1)}}\n`;

/** Without what is undefined, at any depth. */
const defined = (value: unknown): unknown =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([name, item]) => [name, defined(item)]),
      )
    : value;

const isArgument = ({ options }: Attribute): boolean => options.required === true || options.optional === true;

/** The examples of attributes that a configuration may have. */
const examplesOf = (attributes: Attributes): Readonly<Record<string, Example>> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, attribute]) => isArgument(attribute))
      .map(([name, attribute]) => [name, attribute.options.example]),
  );

const structured = new Set(shapeOf("top").map(({ name }) => name));

/** Of the resource's own arguments, those that are no objects. */
const ownExamples = Object.fromEntries(
  Object.entries(examplesOf(schema.attributes)).filter(([name]) => !structured.has(name)),
);

/** The file that an example names. */
const named = { "tables.sql": "CREATE TABLE letters (id bigint PRIMARY KEY);" };

test("every example is laid out as terraform does, and valid", async () => {
  const resource = block(`resource "${type}" "example"`, { ...ownExamples, ...declaredExamples("renamed").written });
  const files = {
    ...named,
    "password.tf": 'variable "password" {}',
    "main.tf": `${block('provider "schemata"', examplesOf(schemata.schema.attributes))}\n${resource}`,
  };
  await using opened = await workspace(files);
  expect(await opened.run("fmt", "-check", "-diff", "main.tf")).toMatchObject({ stdout: "", code: 0 });
  const ran = await opened.validate();
  expect(ran.code, flat(ran)).toBe(0);
});

test("every example is applied, and every default is what it says", async (context) => {
  if (newest() < 18) context.skip("some examples are of PostgreSQL 18");
  await using database = await freshDatabase(newest());
  await onDatabase(database.url, "CREATE SCHEMA directory; CREATE TABLE directory.users (id bigint PRIMARY KEY)");
  const { database: _, name, renamed_from: former, ...others } = ownExamples;
  const written = (called: Arguments, moment: Moment): Files => ({
    ...named,
    "main.tf": `${block('provider "schemata"', { url: database.url })}
${block(`resource "${type}" "example"`, { ...called, ...others, ...declaredExamples(moment).written })}`,
  });
  const names = { name, renamed_from: former };
  const steps = [written({ name: former }, "before"), written(names, "renamed")];
  await using opened = await workspace({});
  for (const files of steps) {
    opened.write(files);
    const ran = await opened.apply();
    expect(ran.code, flat(ran)).toBe(0);
  }
  opened.write(written(names, "spelled out"));
  const ran = await opened.plan();
  expect(ran.code, flat(ran)).toBe(0);
  expect(await plannedSql(opened)).toBeUndefined();
});

test("what is reserved is read, and refused as that", () => {
  const later = shapeOf("top").filter((one) => one.type === "reserved");
  const { diagnostics } = readInput(Object.fromEntries(later.map(({ name, example }) => [name, example])), {
    schema: "app",
    address: "schema:app",
  });
  expect(diagnostics.map(({ summary }) => summary)).toEqual(
    later.map(({ name }) => `app: ${name} is not in this version`),
  );
});

test("the example of each attribute of an object is among them", () => {
  const later = new Set(reserved.map(({ attribute }) => attribute));
  const plain = (attributes: Attributes, of: string): readonly string[] =>
    Object.entries(attributes).flatMap(([name, { nested }]) => {
      if (later.has(name)) return [];
      return nested === undefined ? [`${of}${name}`] : plain(nested.attributes, `${of}${name}.`);
    });
  const { shown } = declaredExamples("renamed");
  expect(plain(inputAttributes, "").filter((path) => !shown.includes(path))).toEqual([]);
});

test("computed attributes are as their examples", async () => {
  await using database = await freshDatabase(newest());
  const { dropped, byHand } = exampleChange;
  const [schemaName, table, column] = nameOf(dropped).split(".") as [string, string, string];
  const { tables } = examplesOf(inputAttributes) as { tables: Record<string, { columns: object }> };
  const { columns, column_order: _, ...rest } = tables[table] as { columns: object; column_order: unknown };
  const written = (more: object, allow: readonly string[]): Files => ({
    "main.tf": `${block('provider "schemata"', { url: database.url })}
${block(`resource "${type}" "example"`, {
  name: schemaName,
  tables: { [table]: { columns: { ...columns, ...more }, ...rest } },
  allow,
})}`,
  });
  await using opened = await workspace(written({ [column]: { type: "text" } }, []));
  expect(await opened.apply()).toMatchObject({ code: 0 });
  const [, index = ""] = nameOf(byHand).split(".");
  await onDatabase(database.url, `CREATE INDEX ${index} ON ${schemaName}.${table} (invited_by)`);
  opened.write(written({}, [`*:${nameOf(dropped)}`]));
  const ran = await opened.plan();
  expect(ran.code, flat(ran)).toBe(0);
  const { planned_values } = await opened.showPlan<Planned>();
  const { values } = planned_values.root_module.resources[0]!;
  const computed = Object.entries(schema.attributes).filter(([, attribute]) => !isArgument(attribute));
  const examples = computed.map(([name, { options }]) => [name, options.example] as const);
  expect(Object.fromEntries(computed.map(([name]) => [name, anywhere(values[name])]))).toEqual(
    Object.fromEntries(examples.map(([name, example]) => [name, anywhere(example)])),
  );
});

interface Planned {
  readonly planned_values: {
    readonly root_module: { readonly resources: readonly { readonly values: Readonly<Record<string, unknown>> }[] };
  };
}

/** Without nulls, and with hashes and versions that are the same in every run. */
const anywhere = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, item: unknown) => (item === null ? undefined : item))
      .replaceAll(/[0-9a-f]{16,}/g, (hash) => "0".repeat(hash.length))
      .replaceAll(/PostgreSQL \d+\.\d+/g, "PostgreSQL"),
  );

test("the resources in the notes are valid, and laid out as terraform does", async () => {
  const [, notes] = [...registryPages()].find(([path]) => path.startsWith("resources/"))!;
  const blocks = [...notes.matchAll(/^```terraform\n(resource .*?)^```/gms)].map(([, text = ""]) => text);
  expect(blocks.length).toBeGreaterThan(1);
  await using opened = await workspace(Object.fromEntries(blocks.map((text, place) => [`note-${place}.tf`, text])));
  expect(await opened.run("fmt", "-check", "-diff")).toMatchObject({ stdout: "", code: 0 });
  const ran = await opened.validate();
  expect(ran.code, flat(ran)).toBe(0);
});
