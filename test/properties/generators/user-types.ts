/**
 * Owns the types of a generated schema that only SQL text can say: domains, a composite type and a range.
 * Must not know the columns of them.
 */
import { type Building, quoted } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** Columns may be of the domains. Of the others none is: their rows could not always go over. */
export function typesOf(top: Raw, building: Building): void {
  const { side, schema, sql, version } = building;
  for (const [field, name] of [
    ["+domain", "Domain"],
    ["+other_domain", "d"],
  ] as const) {
    const numbers = fieldOf<readonly number[]>(top, field, side);
    if (numbers === undefined) continue;
    building.domains.push(name);
    sql.push(...domainOf(quoted(schema, name), numbers, version));
  }
  const [first = 0, second = 0, third = 0] = fieldOf<readonly number[]>(top, "+composite_type", side) ?? [];
  if (first + second + third > 0)
    sql.push(`CREATE TYPE ${quoted(schema, "pair")} AS (${attributesOf(first, second, third).join(", ")})`);
  const range = fieldOf<readonly number[]>(top, "+range_type", side);
  if (range !== undefined) sql.push(rangeOf(schema, range));
}

/** Made of what the values 1, 2 and 3 can be. */
function domainOf(name: string, numbers: readonly number[], version: number): readonly string[] {
  const [of = 0, value = 0, nulls = 0, check = 0, validity = 0] = numbers;
  const base = pick(["integer", "bigint", "text", "varchar(40)", 'text COLLATE "C"'], of);
  const expression = pick(["(VALUE)::text <> ''", "length((VALUE)::text) < 50"], check);
  const notNull = pick(["", "", "NOT NULL", version >= 17 ? 'CONSTRAINT "must be" NOT NULL' : ""], nulls);
  return [
    `CREATE DOMAIN ${name} AS ${base} ${pick(["", "DEFAULT '7'", "DEFAULT '8'"], value)} ${notNull}`,
    ...(check % 3 === 0
      ? []
      : [
          `ALTER DOMAIN ${name} ADD CONSTRAINT ${pick(["checked", '"Check 2"'], check >> 2)} CHECK (${expression}) ${pick(["", "", "NOT VALID"], validity)}`,
        ]),
  ];
}

function attributesOf(order: number, type: number, other: number): readonly string[] {
  const attributes = [
    `a ${pick(["integer", "bigint", "numeric(8,2)"], type)}`,
    `"B b" ${pick(["text", "varchar(9)", 'text COLLATE "C"'], other)}`,
    "c date[]",
  ];
  const count = 1 + (order % 3);
  return (order % 5 === 0 ? attributes.reverse() : attributes).slice(0, count);
}

function rangeOf(schema: string, [of = 0, more = 0, diff = 0, name = 0]: readonly number[]): string {
  const options =
    of % 2 === 0
      ? ["SUBTYPE = text", ...(pick([[], ["SUBTYPE_OPCLASS = text_pattern_ops"], ['COLLATION = "C"']], more) ?? [])]
      : ["SUBTYPE = double precision", ...(diff % 2 === 0 ? [] : ["SUBTYPE_DIFF = float8mi"])];
  const multirange = quoted(schema, pick(["lots", "Many Of"], name) as string);
  return `CREATE TYPE ${quoted(schema, "span")} AS RANGE (${[...options, `MULTIRANGE_TYPE_NAME = ${multirange}`].join(", ")})`;
}
