/**
 * Owns the tag `sql`: SQL text in which names and values are quoted.
 * Must not know what the text is used for.
 */
import { Fn, Token } from "./cdktf.ts";
import { ColumnReference, type SchemaName, type TableName } from "./column.ts";
import { quoteName } from "./keyword.ts";

/** What may stand in `${…}`: SQL, columns and tables become names; strings, numbers and booleans become literals. */
export type SqlValue = Sql | ColumnReference | TableName | string | number | bigint | boolean | null;

/** A piece of SQL. Made by the tag `sql`, by `sql.raw` or `sql.identifier`. */
export class Sql {
  readonly #parts: readonly (string | ColumnReference | TableName)[];

  constructor(parts: readonly (string | ColumnReference | TableName)[]) {
    this.#parts = parts;
  }

  /** @internal */
  get parts(): readonly (string | ColumnReference | TableName)[] {
    return this.#parts;
  }

  /**
   * What is wrong with the columns that it names.
   * @internal
   */
  get problems(): readonly string[] {
    return this.#parts.flatMap((part) => (part instanceof ColumnReference ? (part.problem ?? []) : []));
  }

  /**
   * The text. A table of the schema `home` is named without its schema, one of another schema with it.
   * @internal
   */
  render(home: SchemaName): string {
    return this.#parts
      .map((part) => {
        if (typeof part === "string") return part;
        if (part instanceof ColumnReference) return quoteName(part.name);
        return part.schema === home ? quoteName(part.name) : `${part.schema.inSql}.${quoteName(part.name)}`;
      })
      .join("");
  }
}

/** A string constant as PostgreSQL reads it whatever standard_conforming_strings says. */
function quoteText(text: string): string {
  // A value that is known at apply only is quoted by Terraform, which then knows it.
  if (Token.isUnresolved(text)) return `'${Token.asString(Fn.replace(text, "'", "''"))}'`;
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? ` E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

function partsOf(value: SqlValue, place: () => string): readonly (string | ColumnReference | TableName)[] {
  if (value instanceof Sql) return value.parts;
  if (value instanceof ColumnReference) return [value];
  if (value === null) return ["NULL"];
  if (typeof value === "string") return [quoteText(value)];
  if (typeof value === "object" && "schema" in value) return [value];
  if (typeof value === "number" && !Number.isFinite(value))
    throw new Error(`${value} has no literal in SQL: write sql.raw("'NaN'::float8") or the like.`);
  if (["number", "bigint", "boolean"].includes(typeof value)) return [String(value)];
  // Only a program that no compiler checked comes here: the word "undefined" would be taken for a column.
  const left: unknown = value;
  throw new Error(
    `${place()} is ${left === undefined ? "undefined. Is a name misspelt?" : `no value for SQL: ${typeof left}`}`,
  );
}

/** Which of the values of a template it is. */
function placeOf(strings: TemplateStringsArray, index: number): string {
  const before = (strings[index] as string).trim();
  return `sql: value ${index + 1} of ${strings.length - 1}${before === "" ? "" : `, after ${JSON.stringify(before)},`}`;
}

/**
 * SQL text. What stands in `${…}` is quoted: columns and tables as names, strings as constants, numbers and booleans as they
 * are; SQL goes in as it is.
 *
 * @example sql`${users.column.email} LIKE ${"%@%"}` // email LIKE '%@%'
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  return new Sql(
    strings.raw.flatMap((_, index) => [
      // Not `raw`: what is written as \n in TypeScript is a line break.
      strings[index] as string,
      ...(index < values.length ? partsOf(values[index] as SqlValue, () => placeOf(strings, index)) : []),
    ]),
  );
}

/** SQL that is already there, as it is. It is trusted: never make it of what a user wrote. */
sql.raw = (text: string): Sql => new Sql([given(text, "sql.raw")]);

/** A name, quoted where it has to be. */
sql.identifier = (name: string): Sql => new Sql([quoteName(given(name, "sql.identifier"))]);

/** The text, which is none where no compiler checks. */
function given(text: string, place: string): string {
  if (typeof text !== "string") throw new Error(`${place}: ${text} is no text.`);
  return text;
}
