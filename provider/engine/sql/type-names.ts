/**
 * Owns the other names of built-in types, by which nothing is addressed: `int` is printed as `integer`.
 * Must not know which types there are besides.
 */

/** Manual, table 8.1 (Aliases), and what the grammar reads as them. */
const printed: Readonly<Record<string, string>> = {
  bool: "boolean",
  bpchar: "character",
  char: "character",
  "char varying": "character varying",
  dec: "numeric",
  decimal: "numeric",
  float: "double precision",
  float4: "real",
  float8: "double precision",
  int: "integer",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  time: "time without time zone",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  timetz: "time with time zone",
  varbit: "bit varying",
  varchar: "character varying",
};

/** Types as a list, by the names that PostgreSQL prints. */
export const printedTypes = (list: string): string => list.split(",").map(printedType).join(",");

function printedType(type: string): string {
  if (type.includes('"')) return type;
  const name = type.toLowerCase();
  const brackets = name.indexOf("[");
  const element = (brackets < 0 ? name : name.slice(0, brackets)).trim();
  // A list of any number of dimensions is printed with one.
  return `${printed[element] ?? element}${brackets < 0 ? "" : "[]"}`;
}
