/**
 * Owns the sequences of a generated schema.
 * Must not know the defaults that call them.
 */

import { type Building, quoted, quotedText, type Written, written } from "./building.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick } from "./sides.ts";

const largest: Readonly<Record<string, bigint>> = {
  smallint: 32767n,
  integer: 2147483647n,
  bigint: 9223372036854775807n,
};

export function sequencesOf(sequences: readonly Named[], building: Building): Written {
  const { side, schema, tables } = building;
  const result: Record<string, Written> = {};
  const columns = tables.flatMap((table) =>
    table.columns.filter(({ generated }) => !generated).map((column) => ({ table, column })),
  );
  for (const { raw, names, renamedFrom } of sequences) {
    const name = names[side] as string;
    const field = <T>(attribute: string): T | undefined => fieldOf<T>(raw, attribute, side);
    const type = field<string>("type");
    const number = field<number>("owned_by");
    const owner = number === undefined ? undefined : pick(columns, number);
    const values = {
      type,
      ...limits(type ?? "bigint", field("increment"), field("min"), field("max"), field("start")),
      cache: field("cache"),
      cycle: field("cycle"),
    };
    if (field("+persistence") !== undefined && building.version >= 15) {
      building.sql.push(
        [
          `CREATE UNLOGGED SEQUENCE ${quoted(schema, name)}`,
          type === undefined ? "" : `AS ${type}`,
          clause("INCREMENT", values.increment),
          clause("MINVALUE", values.min),
          clause("MAXVALUE", values.max),
          clause("START", values.start),
          clause("CACHE", values.cache),
          values.cycle === true ? "CYCLE" : "",
        ].join(" "),
      );
      if (owner !== undefined)
        building.sql.push(
          `ALTER SEQUENCE ${quoted(schema, name)} OWNED BY ${quoted(schema, owner.table.name, owner.column.name)}`,
        );
      const comment = field<string>("comment");
      if (comment !== undefined)
        building.sql.push(`COMMENT ON SEQUENCE ${quoted(schema, name)} IS ${quotedText(comment)}`);
      continue;
    }
    result[name] = written({
      ...values,
      renamed_from: renamedFrom[side],
      owned_by: owner === undefined ? undefined : quoted(owner.table.name, owner.column.name),
      comment: field("comment"),
    });
  }
  return result;
}

const clause = (word: string, value: unknown): string => (value === undefined ? "" : `${word} ${value}`);

type Limit = number | string | undefined;

/** The limits as far as they go together. */
function limits(type: string, increment: Limit, min: Limit, max: Limit, start: Limit) {
  const ascending = Number(increment ?? 1) > 0;
  const least = BigInt(min ?? (ascending ? 1 : -largest[type]! - 1n));
  const most = BigInt(max ?? (ascending ? largest[type]! : -1));
  const first = start === undefined ? (ascending ? least : most) : BigInt(start);
  if (least < most && first >= least && first <= most) return { increment, min, max, start };
  return { increment };
}
