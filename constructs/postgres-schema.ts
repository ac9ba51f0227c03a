/**
 * Owns the construct PostgresSchema: tables, enums, sequences, views and SQL of one schema, as one resource.
 * Must not know PostgreSQL beyond names.
 */
import { Construct, type TerraformMetaArguments, Token } from "./cdktf.ts";
import type { ColumnReference, Columns, SchemaName, SqlText } from "./column.ts";
import type { ForeignKey } from "./constraint.ts";
import { escaped, jsonText } from "./escape.ts";
import * as generated from "./generated/postgres-schema.ts";
import { problemOf } from "./identifier.ts";
import { quoteName } from "./keyword.ts";
import { unknownOptions } from "./options.ts";
import { type Content, SchemaResource } from "./schema-resource.ts";
import { Sql } from "./sql.ts";
import { type Name, type PrimaryKeyInput, Table, type TableProps } from "./table.ts";
import { type Surroundings, shapeOf } from "./table-shape.ts";

export interface PostgresSchemaProps extends TerraformMetaArguments {
  /** Name of the schema. Changing it renames the schema. */
  readonly name: string;
  /** Database, if not the provider's. */
  readonly database?: string;
  readonly renamedFrom?: string;
  readonly comment?: string;
  /** What becomes of objects that are declared nowhere: `"keep"` (the default) or `"drop"`. */
  readonly unmanaged?: "keep" | "drop";
  /** Whether destroying is refused. Default true. */
  readonly deletionProtection?: boolean;
  /** What destroying does to the database: `"drop"` (the default) or `"retain"`. */
  readonly onDestroy?: "drop" | "retain";
  /** Findings that are accepted, e.g. `"drops-column:app.users.nickname"`. */
  readonly allow?: readonly string[];
  /** Severity per safety rule. */
  readonly policy?: Readonly<Record<string, "error" | "warning" | "notice" | "off">>;
  /** How a column's new type that rewrites the table is made. */
  readonly typeChange?: "refuse" | "in_place" | "online";
  readonly onFailure?: "stop" | "revert";
  /** Write one `definition` in place of structured attributes: for more than about 300 tables. */
  readonly compact?: boolean;
}

/** A whole number; as a bigint where a number would lose digits. */
export type WholeNumber = number | bigint;

export interface SequenceProps {
  readonly type?: "smallint" | "integer" | "bigint";
  readonly start?: WholeNumber;
  readonly increment?: WholeNumber;
  readonly min?: WholeNumber;
  readonly max?: WholeNumber;
  readonly cache?: WholeNumber;
  readonly cycle?: boolean;
  /** Dropped with that column. */
  readonly ownedBy?: ColumnReference;
  readonly comment?: string;
  readonly renamedFrom?: string;
}

export interface EnumProps {
  /** The values, in order. One is renamed by a line in SQL: `-- schemata:rename value app.status.gone to left`. */
  readonly values: readonly string[];
  readonly comment?: string;
  readonly renamedFrom?: string;
}

export interface ViewProps {
  /** The query, without CREATE VIEW … AS. */
  readonly definition: SqlText;
  readonly comment?: string;
  readonly renamedFrom?: string;
  readonly options?: {
    /** security_barrier, security_invoker (PostgreSQL 15), check_option. */
    readonly parameters?: Readonly<Record<string, string>>;
  };
}

/**
 * A PostgreSQL schema with what is in it.
 *
 * @example
 * const shop = new PostgresSchema(this, "shop", { name: "shop" });
 * const users = shop.addTable("users", {
 *   columns: { id: { type: "bigint", identity: "always" }, email: { type: "text", nullable: false } },
 *   primaryKey: "id",
 *   uniques: ["email"],
 * });
 */
export class PostgresSchema extends Construct implements SchemaName {
  /** The resource that all of it becomes. */
  readonly resource: generated.PostgresSchema;
  /**
   * Its name as a reference to the resource: Terraform then makes that one first. The same token each time, for cdktf notes in
   * it in which other stacks it is used.
   */
  readonly reference: string;
  /** The same as it stands in SQL. */
  readonly inSql: string;
  readonly #props: PostgresSchemaProps;
  readonly #tables = new Map<string, Table>();
  readonly #enums = new Map<string, EnumProps>();
  readonly #sequences = new Map<string, SequenceProps>();
  readonly #views = new Map<string, ViewProps>();
  readonly #texts = new Map<string, SqlText>();

  constructor(scope: Construct, id: string, props: PostgresSchemaProps) {
    super(scope, id);
    this.#props = props;
    const { compact: _, allow, ...arguments_ } = props;
    const config = { ...escapedConfig(arguments_), ...(allow === undefined ? {} : { allow: escaped([...allow]) }) };
    this.resource = new SchemaResource(this, "Default", config, () => this.#content());
    this.reference = this.resource.name;
    this.inSql =
      Token.isUnresolved(props.name) || quoteName(props.name) !== props.name ? `"${this.reference}"` : this.reference;
    this.node.addValidation({ validate: () => this.#made().problems.map(sentence) });
  }

  /** Adds a table. Names of columns that it does not have do not compile. */
  addTable<const C extends Columns, const K extends PrimaryKeyInput<Name<C>> = never>(
    name: string,
    table: TableProps<C, K>,
  ): Table<C, K> {
    const added = new Table<C, K>(this, name, table);
    once(this.#tables, "table", name, added as unknown as Table);
    return added;
  }

  /** Adds a foreign key to a table of this schema: two tables that refer to each other cannot both be written first. */
  addForeignKey<C extends Columns, K>(table: Table<C, K>, key: ForeignKey<NoInfer<Name<C>>>): void {
    if (table.schema !== this) throw new Error(`The table ${quoteName(table.name)} belongs to another schema.`);
    table.addForeignKey(key);
  }

  /** Adds SQL of any sort under a name. Unqualified names mean this schema. */
  addSql(name: string, text: SqlText): void {
    once(this.#texts, "SQL text", name, text);
  }

  /** Adds an enum type, with its values in order. */
  addEnum(name: string, values: readonly string[] | EnumProps): void {
    once(this.#enums, "enum", name, isList(values) ? { values } : values);
  }

  addSequence(name: string, sequence: SequenceProps = {}): void {
    once(this.#sequences, "sequence", name, sequence);
  }

  addView(name: string, view: SqlText | ViewProps): void {
    once(this.#views, "view", name, typeof view === "string" || view instanceof Sql ? { definition: view } : view);
  }

  /** The attributes of the resource. Throws with all that is wrong. */
  #content(): Content {
    const { content, problems } = this.#made();
    if (problems.length > 0)
      throw new Error(
        `${this.node.path}: the schema cannot be synthesised:\n${problems.map((one) => `  ${sentence(one)}`).join("\n")}`,
      );
    return content;
  }

  /** Made once for all that is there: cdktf asks several times, and what is in it are the same tokens each time. */
  #made(): Made {
    const parts = [this.#tables, this.#enums, this.#sequences, this.#views, this.#texts].map(({ size }) => size);
    const state = [...parts, ...[...this.#tables.values()].map((table) => table.added)].join();
    if (this.#last?.state !== state) this.#last = { state, ...this.#make() };
    return this.#last;
  }

  #last: (Made & { readonly state: string }) | undefined;

  #make(): Made {
    const problems: Problem[] = [];
    const report: Surroundings["report"] = (place, problem) => problems.push({ place, problem });
    for (const problem of unknownOptions("schema", this.#props)) report("schema", problem);
    const shape = this.#shape(report);
    const write = (text: SqlText, name: string): string => this.#text(text, `SQL text ${quoteName(name)}`, report);
    const sql = this.#texts.size === 0 ? {} : { sql: escaped(entries(this.#texts, write)) };
    if (problems.length > 0) return { content: {}, problems };
    if (!this.#props.compact) return { content: { ...sql, ...escaped(withoutEmpty(shape)) }, problems };
    const written = withoutUndefined({
      tables: mapped(shape.tables, generated.postgresSchemaTablesToTerraform),
      enums: mapped(shape.enums, generated.postgresSchemaEnumsToTerraform),
      sequences: mapped(shape.sequences, generated.postgresSchemaSequencesToTerraform),
      views: mapped(shape.views, generated.postgresSchemaViewsToTerraform),
    });
    return { content: { ...sql, definition: jsonText(written) }, problems };
  }

  #shape(report: Surroundings["report"]): Shape {
    const relations = new Set<string>();
    const around: Surroundings = {
      isTaken: (name) => relations.has(name),
      takeRelation: (name) => !relations.has(name) && relations.add(name) !== undefined,
      report,
    };
    const take = (what: string, name: string): void => {
      const problem = problemOf(name);
      if (problem !== undefined) report(`${what} ${quoteName(name)}`, `its name ${problem}`);
      if (!around.takeRelation(name))
        report(`${what} ${quoteName(name)}`, "there are two tables, views, sequences or indexes of this name");
    };
    for (const name of this.#sequences.keys()) take("sequence", name);
    for (const name of this.#views.keys()) take("view", name);
    const tables = entries(this.#tables, (table) => {
      const problem = problemOf(table.name);
      if (problem !== undefined) report(`table ${quoteName(table.name)}`, `its name ${problem}`);
      return shapeOf(table, around);
    });
    const known = (what: "enum" | "view" | "sequence", name: string, written: object): string => {
      const place = `${what} ${quoteName(name)}`;
      for (const problem of unknownOptions(what, written)) report(place, problem);
      return place;
    };
    const views = entries(this.#views, (view, name) => {
      const place = known("view", name, view);
      return { ...view, definition: this.#text(view.definition, place, report) };
    });
    const enums = entries(this.#enums, (one, name) => {
      const place = known("enum", name, one);
      const problem = problemOf(name);
      if (problem !== undefined) report(place, `its name ${problem}`);
      // Each of these has a type of its name, too.
      if ([this.#tables, this.#views, this.#sequences].some((others) => others.has(name)))
        report(place, "there is a table, view or sequence of this name");
      if (one.values === undefined || one.values.length === 0) report(place, "its values are missing");
      return { ...one, values: [...(one.values ?? [])] };
    });
    const sequences = entries(this.#sequences, (sequence, name) => {
      const place = known("sequence", name, sequence);
      const { ownedBy, ...rest } = sequence;
      if (ownedBy?.problem !== undefined) report(place, ownedBy.problem);
      return { ...withNumbers(rest), ...(ownedBy === undefined ? {} : { ownedBy: this.#owner(ownedBy) }) };
    });
    return { tables, enums, sequences, views } as Shape;
  }

  #owner({ table, name }: ColumnReference): string {
    const owner = `${quoteName(table.name)}.${quoteName(name)}`;
    return table.schema === this ? owner : `${table.schema.inSql}.${owner}`;
  }

  #text(text: SqlText, place: string, report: Surroundings["report"]): string {
    if (text === undefined) report(place, "its SQL is missing");
    if (!(text instanceof Sql)) return text;
    for (const problem of text.problems) report(place, problem);
    return text.render(this);
  }
}

type Shape = Required<Pick<Content, "tables" | "enums" | "sequences" | "views">>;

const isList = (values: readonly string[] | EnumProps): values is readonly string[] => Array.isArray(values);

/** Numbers of more digits than JavaScript keeps are written as text, which Terraform takes for a number. */
const withNumbers = (props: object): object =>
  Object.fromEntries(
    Object.entries(props).map(([name, value]) => [
      name,
      typeof value === "bigint" ? Token.asNumber(String(value)) : value,
    ]),
  );

interface Made {
  readonly content: Content;
  readonly problems: readonly Problem[];
}

interface Problem {
  readonly place: string;
  readonly problem: string;
}

const sentence = ({ place, problem }: Problem): string => `${place}: ${problem}`;

/** Texts of ours are no templates; meta-arguments are Terraform's own. */
function escapedConfig(props: Omit<PostgresSchemaProps, "compact" | "allow">): generated.PostgresSchemaConfig {
  const { provider, dependsOn, count, lifecycle, provisioners, connection, forEach, ...own } = props;
  return withoutUndefined({
    ...escaped(own),
    provider,
    dependsOn,
    count,
    lifecycle,
    provisioners,
    connection,
    forEach,
  }) as generated.PostgresSchemaConfig;
}

function once<T>(map: Map<string, T>, what: string, name: string, value: T): void {
  if (map.has(name)) throw new Error(`The ${what} ${quoteName(name)} is there already: names are given once.`);
  map.set(name, value);
}

const entries = <T, R>(map: ReadonlyMap<string, T>, write: (value: T, name: string) => R): Record<string, R> =>
  Object.fromEntries([...map].map(([name, value]) => [name, write(value, name)]));

const withoutEmpty = (shape: Content): Content =>
  Object.fromEntries(Object.entries(shape).filter(([, map]) => Object.keys(map as object).length > 0));

function mapped(values: unknown, write: (value: never) => unknown): Record<string, unknown> | undefined {
  const all = Object.entries(values as object);
  return all.length === 0 ? undefined : Object.fromEntries(all.map(([name, value]) => [name, write(value as never)]));
}

/** Undefined members, and empty maps of them, are not there. */
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [[name, withoutUndefined(item)]])),
  ) as T;
}
