/**
 * Owns what of a generated schema only PostgreSQL 18 has: virtual columns, not-null constraints that are checked later or that no child
 * has, keys without overlaps and what refers to a period. All of it in one table, which has no rows.
 * Must not know the structured tables: nothing refers from one to the other.
 */
import { type Building, quoted, quotedText } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** What the numbers of `+since_18` choose, in their order. */
export const choicesSince18 = ["virtual", "null", "primary", "unique", "reference", "more", "comment"] as const;

export function since18(top: Raw, { side, schema, sql, version }: Building): void {
  const numbers = fieldOf<readonly number[]>(top, "+since_18", side);
  if (numbers === undefined || version < 18) return;
  const chosen = (what: (typeof choicesSince18)[number], ...of: readonly string[]): string =>
    pick(of, numbers[choicesSince18.indexOf(what)] ?? 0) as string;
  const table = quoted(schema, "Over time");
  const twice = chosen("virtual", "(n * 2) STORED", "(n * 2) VIRTUAL", "(n * 3) VIRTUAL");
  const columns = [
    "sort int4range NOT NULL",
    "during daterange NOT NULL",
    "other int4range",
    "meanwhile daterange",
    "n integer",
    `twice integer GENERATED ALWAYS AS ${twice}`,
  ];
  const must = chosen("null", "", "must NOT NULL n", "must NOT NULL n NO INHERIT");
  sql.push(`CREATE TABLE ${table} (${columns.join(", ")}${must === "" ? "" : `, CONSTRAINT ${must}`})`);
  const add = (name: string, definition: string): unknown =>
    definition !== "" && sql.push(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  const later = must === "" ? chosen("more", "", "NOT NULL n NOT VALID", "NOT NULL n NOT VALID NO INHERIT") : "";
  add("must", later);
  const comment = chosen("comment", "", "of it", "of it, too");
  if (comment !== "" && must + later !== "")
    sql.push(`COMMENT ON CONSTRAINT must ON ${table} IS ${quotedText(comment)}`);
  const primary = chosen("primary", "", "(sort, during)", "(sort, during WITHOUT OVERLAPS)");
  const unique = chosen("unique", "", "(sort, during)", "(sort, during WITHOUT OVERLAPS)");
  add("Over time key", primary === "" ? "" : `PRIMARY KEY ${primary}`);
  add("over time too", unique === "" ? "" : `UNIQUE ${unique}`);
  // Of two keys of those columns PostgreSQL takes one, and asks no further whether that is of the reference's sort.
  const sorts = new Set([primary, unique].filter((key) => key !== "").map((key) => key.endsWith("OVERLAPS)")));
  const fitting = sorts.has(true) ? "(other, PERIOD meanwhile)" : "(other, meanwhile)";
  const reference = sorts.size === 1 ? chosen("reference", fitting, "") : "";
  const key = reference.includes("PERIOD") ? "(sort, PERIOD during)" : "(sort, during)";
  add("refers", reference === "" ? "" : `FOREIGN KEY ${reference} REFERENCES ${table} ${key}`);
}
