/**
 * Owns the partitioned tables of a generated schema: by range, list and hash, with partitions that come, go, move and change.
 * Must not know the structured tables: nothing refers from one to the other.
 */
import { type Building, quoted } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** What the numbers of `+partitioned` choose, in their order. */
export const partitionChoices = [
  "columns",
  "bounds",
  "rest",
  "index",
  "key",
  "check",
  "away",
  "apart",
  "trigger",
] as const;

type Choice = (typeof partitionChoices)[number];

const range = (from: string, to: string): string => `FROM ('${from}-01') TO ('${to}-01')`;

/** By sort: the column that divides, and what the partitions take. A key never changes: both sides have one. */
const sorts = [
  {
    name: "range",
    key: "d",
    bounds: [
      [range("2020-01", "2021-01"), range("2021-01", "2022-01")],
      [range("2020-01", "2021-01"), range("2021-01", "2023-01")],
      [range("2020-01", "2020-07"), range("2020-07", "2021-01")],
      ["FROM (MINVALUE) TO ('2020-07-01')"],
    ],
  },
  {
    name: "list",
    key: "sort",
    bounds: [
      ["IN ('a')", "IN ('b', 'c')"],
      ["IN ('a', 'b')", "IN ('c', NULL)"],
      ["IN ('it''s')", "IN ('a')"],
    ],
  },
  {
    name: "hash",
    key: "id",
    bounds: [
      ["WITH (MODULUS 2, REMAINDER 0)", "WITH (MODULUS 2, REMAINDER 1)"],
      ["WITH (MODULUS 4, REMAINDER 0)", "WITH (MODULUS 4, REMAINDER 1)"],
      ["WITH (MODULUS 4, REMAINDER 2)", "WITH (MODULUS 2, REMAINDER 1)"],
    ],
  },
] as const;

/** Of `n`, which divides nothing: its type, its default, and a column beside it or none. */
const columns = [
  "n integer",
  "n integer DEFAULT 5",
  "n bigint NOT NULL",
  "n integer, more text DEFAULT 'x'",
  "n bigint, more text NOT NULL",
  "n integer GENERATED ALWAYS AS (length(note)) STORED",
];

export function partitionsOf(top: Raw, { side, schema, sql }: Building): void {
  const numbers = fieldOf<readonly number[]>(top, "+partitioned", side);
  if (numbers === undefined) return;
  const chosen = <T>(what: Choice, ...of: readonly T[]): T =>
    pick(of, numbers[partitionChoices.indexOf(what)] ?? 0) as T;
  const { name, key, bounds } = pick(sorts, top.nature) as (typeof sorts)[number];
  const body = `(id bigint NOT NULL, d date NOT NULL, sort text, note varchar(20), ${chosen("columns", ...columns)})`;
  const whole = quoted(schema, `By ${name}`);
  const other = quoted(schema, `By ${name} too`);
  for (const table of [whole, other]) sql.push(`CREATE TABLE ${table} ${body} PARTITION BY ${name} (${key})`);
  const parts = chosen<readonly string[]>("bounds", ...bounds);
  for (const [place, bound] of parts.entries()) {
    const part = quoted(schema, `${name}_${place}`);
    const isLast = place === parts.length - 1;
    if (isLast && chosen("apart", false, false, false, true)) sql.push(`CREATE TABLE ${part} ${body}`);
    else
      sql.push(
        `CREATE TABLE ${part} PARTITION OF ${isLast && chosen("away", false, false, true) ? other : whole} FOR VALUES ${bound}`,
      );
  }
  if (name !== "hash" && chosen("rest", false, true))
    sql.push(`CREATE TABLE ${quoted(schema, `${name}_rest`)} PARTITION OF ${whole} DEFAULT`);
  const index = chosen("index", undefined, "(n)", "(n DESC, note)", "(lower(note)) WHERE n > 0");
  if (index !== undefined) sql.push(`CREATE INDEX ${quoted(`${name} index`)} ON ${whole} ${index}`);
  const unique = chosen("key", undefined, [key], [key, "note"]);
  if (unique !== undefined)
    sql.push(`ALTER TABLE ${whole} ADD CONSTRAINT ${quoted(`${name} key`)} UNIQUE (${unique.join(", ")})`);
  const check = chosen("check", undefined, "n > 0", "n > 1 OR note IS NULL");
  if (check !== undefined) sql.push(`ALTER TABLE ${whole} ADD CONSTRAINT ${quoted(`${name} check`)} CHECK (${check})`);
  const [ofWhole, ofPart] = chosen<readonly string[]>(
    "trigger",
    [],
    ["", ""],
    ["", "DISABLE"],
    ["DISABLE", "ENABLE ALWAYS"],
  );
  if (ofWhole === undefined) return;
  const callee = quoted(schema, "watches partitions");
  sql.push(`CREATE FUNCTION ${callee}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`);
  sql.push(`CREATE TRIGGER watch AFTER INSERT ON ${whole} FOR EACH ROW EXECUTE FUNCTION ${callee}()`);
  // What is said of the whole's trigger is said of all partitions'. Of these the first is always there, unless it stands apart.
  const part = quoted(schema, `${name}_0`);
  if (ofWhole !== "") sql.push(`ALTER TABLE ${whole} ${ofWhole} TRIGGER watch`);
  if (parts.length > 1 && ofPart) sql.push(`ALTER TABLE ${part} ${ofPart} TRIGGER watch`);
}
