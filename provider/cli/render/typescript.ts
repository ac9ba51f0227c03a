/**
 * Owns the TypeScript that `inspect --format typescript` prints: a function that declares the schemas with constructs.
 * Must not know how a catalog is read, nor what the constructs do.
 */
import { parseNames } from "../../engine/catalog/address.ts";
import { shapeOf } from "../../engine/desired/shape.ts";
import type { Field } from "../../engine/kinds/input.ts";
import { labelsOf } from "./hcl.ts";
import { literal, member, Raw, text, Variables } from "./typescript-literal.ts";

type Written = Readonly<Record<string, unknown>>;
type Kind = Parameters<typeof shapeOf>[0];

/** One schema of the output: its name and its structured input. */
interface WrittenSchema {
  readonly name: string;
  readonly written: Written;
}

/** Where a foreign key or an owned sequence leads to. */
interface Target {
  readonly schema: string;
  readonly table: string;
}

/** More tables than this become one `definition` (see the construct's `compact`). */
const structuredLimit = 300;

/** A module that exports one function, which adds the schemas to a scope and returns them. */
export function constructsOf(schemas: readonly WrittenSchema[]): string {
  const module = new Module(schemas);
  const bodies = schemas.map((schema) => module.schema(schema));
  const imports = ["PostgresSchema", ...(module.usesExisting ? ["ExistingTable"] : [])].sort();
  const title = schemas.map(({ name }) => name).join(", ");
  return [
    `import type { Construct } from "constructs";`,
    `import { ${imports.join(", ")} } from "schemata";`,
    "",
    `/** Declares what is there: ${title.replaceAll("*/", "* /")}. */`,
    "export function addSchemas(scope: Construct) {",
    ...bodies,
    ...module.later,
    `  return { ${schemas.map(({ name }) => module.variableOf(name)).join(", ")} };`,
    "}",
    "",
  ].join("\n");
}

const mapOf = (value: unknown): Readonly<Record<string, Written>> => (value ?? {}) as Readonly<Record<string, Written>>;

const keyOf = ({ schema, table }: Target): string => JSON.stringify([schema, table]);

class Module {
  usesExisting = false;
  /** Foreign keys to tables that are declared after the one that has them. */
  readonly later: string[] = [];
  readonly #labels: ReadonlyMap<string, string>;
  readonly #schemas = new Map<string, string>();
  readonly #tables = new Map<string, string>();
  /** Tables that something refers to: only those need a variable. */
  readonly #referred = new Set<string>();
  readonly #declared = new Set<string>();

  constructor(schemas: readonly WrittenSchema[]) {
    const variables = new Variables(["Construct", "ExistingTable", "PostgresSchema", "addSchemas", "scope"]);
    this.#labels = labelsOf(schemas.map(({ name }) => name));
    for (const { name } of schemas) this.#schemas.set(name, variables.take(name));
    for (const { name: schema, written } of schemas) {
      for (const [table, value] of Object.entries(mapOf(written.tables))) {
        this.#tables.set(keyOf({ schema, table }), variables.take(table));
        for (const one of Object.values(mapOf(value.foreign_keys)))
          this.#referred.add(keyOf(targetOf(one.references as Reference, schema)));
      }
      for (const { owned_by } of Object.values(mapOf(written.sequences))) {
        const owner = ownerOf(owned_by, schema);
        if (owner !== undefined) this.#referred.add(keyOf(owner));
      }
    }
  }

  variableOf = (schema: string): string => this.#schemas.get(schema) as string;

  schema({ name, written }: WrittenSchema): string {
    const { tables, enums, sequences, views, ...own } = written;
    const variable = this.variableOf(name);
    const many = Object.keys(mapOf(tables)).length > structuredLimit;
    const props = { name, ...camel("top", own), ...(many ? { compact: true } : {}) };
    const lines = [
      `  const ${variable} = new PostgresSchema(scope, ${text(this.#labels.get(name) ?? name)}, ${literal(props, 1)});`,
    ];
    for (const [table, value] of inOrderOfReference(name, mapOf(tables)))
      lines.push(...this.#table(name, table, value));
    for (const [name, value] of Object.entries(mapOf(enums))) {
      const written = camelOf("enums", value);
      const said = Object.keys(written).length === 1 ? written.values : written;
      lines.push(`  ${variable}.addEnum(${text(name)}, ${literal(said, 1)});`);
    }
    for (const [sequence, value] of Object.entries(mapOf(sequences))) lines.push(this.#sequence(name, sequence, value));
    for (const [view, value] of Object.entries(mapOf(views))) {
      const written = camelOf("views", value);
      const said = Object.keys(written).length === 1 ? written.definition : written;
      lines.push(`  ${variable}.addView(${text(view)}, ${literal(said, 1)});`);
    }
    return lines.join("\n");
  }

  #table(schema: string, table: string, written: Written): readonly string[] {
    const { columns, columnOrder, foreignKeys, ...rest } = camelOf("tables", written);
    const key = keyOf({ schema, table });
    const variable = this.#tables.get(key) as string;
    const inline: Written[] = [];
    const after: string[] = [];
    for (const [name, one] of Object.entries(mapOf(foreignKeys))) {
      const { columns: from, references, ...how } = one;
      const target = targetOf(references as Reference, schema);
      const made = { name, from, columns: this.#columns(target, (references as Reference).columns), ...how };
      const isThere = !this.#tables.has(keyOf(target)) || this.#declared.has(keyOf(target));
      if (isThere) inline.push(made);
      else if (keyOf(target) === key) after.push(`  ${variable}.addForeignKey(${literal(made, 1)});`);
      else {
        this.#referred.add(key);
        this.later.push(`  ${variable}.addForeignKey(${literal(made, 1)});`);
      }
    }
    this.#declared.add(key);
    const order = (columnOrder ?? Object.keys(mapOf(columns))) as readonly string[];
    const props = {
      columns: new Map(order.map((name) => [name, mapOf(columns)[name]])),
      ...rest,
      ...(inline.length === 0 ? {} : { foreignKeys: inline }),
    };
    const statement = `${this.variableOf(schema)}.addTable(${text(table)}, ${literal(props, 1)});`;
    return [this.#referred.has(key) ? `  const ${variable} = ${statement}` : `  ${statement}`, ...after];
  }

  #columns(target: Target, columns: readonly string[]): readonly Raw[] {
    const variable = this.#tables.get(keyOf(target));
    if (variable !== undefined) return columns.map((column) => new Raw(`${variable}.column${member(column)}`));
    this.usesExisting = true;
    const existing = `new ExistingTable(${text(target.schema)}, ${text(target.table)})`;
    return columns.map((column) => new Raw(`${existing}.column(${text(column)})`));
  }

  #sequence(schema: string, name: string, written: Written): string {
    const { ownedBy, ...rest } = camelOf("sequences", written);
    const owner = ownerOf(ownedBy, schema);
    const props = { ...rest, ...(owner === undefined ? {} : { ownedBy: this.#columns(owner, [owner.column])[0] }) };
    const said = Object.keys(props).length === 0 ? "" : `, ${literal(props, 1)}`;
    return `  ${this.variableOf(schema)}.addSequence(${text(name)}${said});`;
  }
}

interface Reference {
  readonly schema?: string;
  readonly table: string;
  readonly columns: readonly string[];
}

const targetOf = ({ schema, table }: Reference, home: string): Target => ({ schema: schema ?? home, table });

/** `table.column`, or `schema.table.column`. */
function ownerOf(written: unknown, home: string): (Target & { readonly column: string }) | undefined {
  const [column, table, schema = home] = (typeof written === "string" ? (parseNames(written) ?? []) : []).toReversed();
  return column === undefined || table === undefined ? undefined : { schema, table, column };
}

/** Tables that others refer to come first, as far as that is possible. */
function inOrderOfReference(
  schema: string,
  tables: Readonly<Record<string, Written>>,
): readonly (readonly [string, Written])[] {
  const ordered: (readonly [string, Written])[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const table = tables[name];
    if (table === undefined || seen.has(name)) return;
    seen.add(name);
    for (const { references } of Object.values(mapOf(table.foreign_keys))) {
      const target = targetOf(references as Reference, schema);
      if (target.schema === schema) visit(target.table);
    }
    ordered.push([name, table]);
  };
  for (const name of Object.keys(tables)) visit(name);
  return ordered;
}

/** The input of an object in a map at the top, with the names that the constructs use. */
function camelOf(attribute: string, written: Written): Written {
  const found = shapeOf("top").find(({ name }) => name === attribute);
  if (found?.type !== "map") throw new Error(`${attribute} is no map of objects`);
  return camel(found.kind, written);
}

/** Attributes in camelCase; names of objects and of settings stay as they are. */
function camel(within: Kind, written: Written): Written {
  const shape = new Map(shapeOf(within).map((attribute) => [attribute.name, attribute]));
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => {
      const attribute = shape.get(name);
      if (attribute === undefined) throw new Error(`there is no attribute ${name}`);
      if (attribute.type === "field") return [camelCase(name), ofField(attribute.field, value)];
      if (attribute.type === "single") return [camelCase(name), camel(attribute.kind, value as Written)];
      if (attribute.type !== "map") return [camelCase(name), value];
      const { kind } = attribute;
      return [
        camelCase(name),
        Object.fromEntries(Object.entries(mapOf(value)).map(([key, one]) => [key, camel(kind, one)])),
      ];
    }),
  );
}

function ofField(field: Field, value: unknown): unknown {
  if (field.type === "number") return new Raw(numberOf(String(value)));
  if (typeof field.type !== "object") return value;
  const fields = field.type.object;
  return Object.fromEntries(
    Object.entries(value as Written).map(([name, one]) => [camelCase(name), ofField(fields[name] as Field, one)]),
  );
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const numberOf = (digits: string): string => (Number.isSafeInteger(Number(digits)) ? digits : `${digits}n`);
