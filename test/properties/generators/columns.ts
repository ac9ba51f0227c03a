/**
 * Owns the columns of a generated table, with their defaults.
 * Must not know constraints and indexes.
 */

import { type Building, nested, quoted, quotedText, type Written, written } from "./building.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Named } from "./names.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";
import { type FamilyName, families, familyOf, isCollatable, type Type } from "./types.ts";

export interface SideColumn {
  readonly place: number;
  readonly name: string;
  readonly family: FamilyName;
  readonly type: Type;
  readonly generated: boolean;
  readonly identity: string | undefined;
  readonly written: Written;
}

export function columnsOf(_: Raw, columns: readonly Named[], building: Building): readonly SideColumn[] {
  const { side } = building;
  const plain = columns.map((column): SideColumn => {
    const { raw, place } = column;
    const family = familyOf(place, raw.nature);
    const type = pick<Type>(
      [
        ...(family === "enum" ? building.enums : family === "domain" ? building.domains : []).map((name) =>
          madeType(building.schema, name),
        ),
        ...families[family].types,
      ],
      fieldOf<number>(raw, "type", side) ?? 0,
    ) as Type;
    const identity = type.class === "integer" ? fieldOf<string>(raw, "identity", side) : undefined;
    const generated = fieldOf<number>(raw, "generated", side) !== undefined && identity === undefined;
    return { place, name: column.names[side] as string, family, type, generated, identity, written: {} };
  });
  return plain.map((column, number) => {
    const { raw, renamedFrom } = columns[number] as Named;
    const generation = column.generated
      ? generationOf(column, plain, fieldOf<number>(raw, "generated", side) ?? 0)
      : undefined;
    const nullable = fieldOf<boolean>(raw, "nullable", side);
    const isNullable = nullable !== false && column.identity === undefined;
    const name = fieldOf<string>(raw, "options.not_null_name", side);
    return {
      ...column,
      generated: generation !== undefined,
      written: written({
        type: column.type.sql,
        renamed_from: renamedFrom[side],
        nullable: column.identity !== undefined && nullable === true ? undefined : nullable,
        generated: generation,
        identity: column.identity,
        options: nested({
          collation: isCollatable(column.type) ? fieldOf(raw, "options.collation", side) : undefined,
          identity_options: column.identity === undefined ? undefined : fieldOf(raw, "options.identity_options", side),
          not_null_name:
            name === undefined || building.version < 18 || isNullable ? undefined : `${name} ${column.place}`,
        }),
        default:
          generation === undefined && column.identity === undefined
            ? defaultOf(column, fieldOf<number>(raw, "default", side), building)
            : undefined,
        comment: fieldOf(raw, "comment", side),
      }),
    };
  });
}

/** With its schema: a type of PostgreSQL may have its name. */
const madeType = (schema: string, name: string): Type => ({
  sql: quoted(schema, name),
  class: "other",
  ordered: true,
});

/** Immutable expressions of another column, for the two families whose text form is immutable. */
function generationOf(column: SideColumn, all: readonly SideColumn[], number: number): string | undefined {
  const bases = all.filter((base) => !base.generated && base !== column && ["number", "text"].includes(base.family));
  const base = pick(bases, number);
  if (base === undefined) return undefined;
  const text = `(${quoted(base.name)})::text`;
  if (column.family === "number") return pick([`length(${text})`, `length(${text}) * 2`], number >> 3);
  if (column.family === "text") return pick([`upper(${text})`, `${text} || 'x'`], number >> 3);
  return undefined;
}

function defaultOf(column: SideColumn, number: number | undefined, building: Building): string | undefined {
  if (number === undefined) return undefined;
  const sequences = column.family === "number" ? building.sequences : [];
  return pick(
    [
      ...families[column.family].defaults,
      ...sequences.map((sequence) => `nextval(${quotedText(quoted(building.schema, sequence))})`),
      ...(column.family === "number" ? [`nextval(${quotedText(elsewhere.sequence)})`] : []),
    ],
    number,
  );
}
