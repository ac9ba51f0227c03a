/**
 * Owns the constraints of a generated table.
 * Must not know indexes that belong to no constraint.
 */

import { defaultName } from "../../../provider/engine/kinds/default-name.ts";
import { type Building, quoted, quotedText, type SideTable, type Written, written } from "./building.ts";
import type { SideColumn } from "./columns.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick, pickMany } from "./sides.ts";

/** What a foreign key can refer to. */
export interface SideKey {
  readonly columns: readonly SideColumn[];
  readonly primary: boolean;
}

const list = (columns: readonly SideColumn[]): string => `(${columns.map(({ name }) => quoted(name)).join(", ")})`;
const namesOf = (columns: readonly SideColumn[]): readonly string[] => columns.map(({ name }) => name);

/** Adds a constraint as SQL text, with its comment. */
export function asText(table: SideTable, name: string, definition: string, comment: unknown, building: Building): void {
  const relation = quoted(building.schema, table.name);
  building.sql.push(`ALTER TABLE ${relation} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  if (typeof comment === "string")
    building.sql.push(`COMMENT ON CONSTRAINT ${quoted(name)} ON ${relation} IS ${quotedText(comment)}`);
}

export function keysOf(
  table: SideTable,
  primaryKeys: readonly Named[],
  uniques: readonly Named[],
  building: Building,
): void {
  const { side } = building;
  const ordered = table.columns.filter(({ type }) => type.ordered);
  const put = (of: Named, primary: boolean): void => {
    const field = <T>(attribute: string): T | undefined => fieldOf<T>(of.raw, attribute, side);
    const columns = pickMany(ordered, field<readonly number[]>("columns") ?? []);
    if (columns.length === 0) return;
    const given = primary ? field<string>("name") : undefined;
    const name = primary
      ? given === undefined
        ? defaultName([table.name], "pkey")
        : `${table.name.slice(0, 10)} ${given} ${table.place}`
      : (of.names[side] as string);
    const include = field<readonly number[]>("include");
    const included = include === undefined ? [] : pickMany(table.columns, include);
    const nulls = primary || building.version < 15 ? undefined : field<boolean>("nulls_not_distinct");
    const deferrable = field<string>("deferrable");
    if (deferrable === undefined) table.keys.push({ columns, primary });
    const options = field<Readonly<Record<string, string>>>("+options");
    if (options !== undefined) {
      const parameters = Object.entries(options).map(([key, value]) => `${key} = ${value}`);
      const definition = [
        primary ? "PRIMARY KEY" : "UNIQUE",
        nulls === true ? "NULLS NOT DISTINCT" : "",
        list(columns),
        included.length === 0 ? "" : `INCLUDE ${list(included)}`,
        `WITH (${parameters.join(", ")})`,
        deferrable === undefined ? "" : `DEFERRABLE ${deferrable}`,
      ];
      asText(table, name, definition.filter((part) => part !== "").join(" "), field("comment"), building);
      return;
    }
    const value = written({
      name: given === undefined ? undefined : name,
      columns: namesOf(columns),
      include: included.length === 0 ? undefined : namesOf(included),
      nulls_not_distinct: nulls,
      deferrable,
      comment: field("comment"),
    });
    if (primary) table.written.primary_key = value;
    else add(table, "uniques", name, value);
  };
  for (const key of primaryKeys) put(key, true);
  for (const key of uniques) put(key, false);
}

const add = (table: SideTable, attribute: string, name: string, value: Written): void => {
  table.written[attribute] = { ...((table.written[attribute] as Written | undefined) ?? {}), [name]: value };
};

/** Conditions that our rows meet, whatever the column's type is in its family. */
export function conditionOf(column: SideColumn, number: number): string {
  const name = quoted(column.name);
  const conditions = [`${name} IS NOT NULL`, `(${name} IS NULL) = false`];
  if (column.family === "number") conditions.push(`${name} <> ${column.type.class === "text" ? "'-9'" : "-9"}`);
  if (column.family === "number" && column.type.class !== "text") conditions.push(`${name} >= -100`);
  if (column.family === "text") conditions.push(`${name} <> 'zz'`, `${name} NOT IN ('y', 'z')`);
  if (column.family === "text" && column.type.class !== "other") conditions.push(`length(${name}) >= 0`);
  if (column.family === "time") conditions.push(`${name} > '1999-01-01'`);
  return pick(conditions, number) as string;
}

export function checksOf(table: SideTable, checks: readonly Named[], building: Building): void {
  const { side } = building;
  for (const { raw, names } of checks) {
    const numbers = fieldOf<readonly number[]>(raw, "expression", side) ?? [];
    const columns = pickMany(table.columns, numbers.slice(0, 2));
    if (columns.length === 0) continue;
    const expression = columns.map((column) => conditionOf(column, numbers.at(-1) ?? 0)).join(" OR ");
    const name = names[side] as string;
    const noInherit = fieldOf<boolean>(raw, "no_inherit", side);
    const unenforced = building.version >= 18 && fieldOf(raw, "+enforced", side) === false;
    const unvalidated = fieldOf(raw, "+validated", side) === false;
    const comment = fieldOf(raw, "comment", side);
    if (unenforced || unvalidated) {
      const ending = unenforced ? " NOT ENFORCED" : " NOT VALID";
      asText(
        table,
        name,
        `CHECK (${expression})${noInherit === true ? " NO INHERIT" : ""}${ending}`,
        comment,
        building,
      );
    } else add(table, "checks", name, written({ expression, no_inherit: noInherit, comment }));
  }
}

export function foreignKeysOf(table: SideTable, keys: readonly Named[], building: Building): void {
  const { side, schema } = building;
  for (const { raw, names } of keys) {
    const field = <T>(attribute: string): T | undefined => fieldOf<T>(raw, attribute, side);
    const away = field("+elsewhere") === true;
    const home = away ? elsewhere.schema : schema;
    const target = away ? elsewhere.table : pick(building.tables, field<number>("references.table") ?? 0);
    if (target === undefined || (target.unlogged && !table.unlogged)) continue;
    const key = pick(target.keys, field<number>("columns") ?? 0);
    if (key === undefined) continue;
    const columns = matching(table, key, field<number>("columns") ?? 0);
    if (columns === undefined) continue;
    const name = names[side] as string;
    const action = (attribute: string): string | undefined => field<string>(attribute);
    const some =
      building.version >= 15 && field("+on_delete_columns") === true && /^set/.test(action("on_delete") ?? "");
    const unenforced = building.version >= 18 && field("+enforced") === false;
    const unvalidated = field("+validated") === false;
    const given = key.primary && field("references.columns") !== true ? undefined : namesOf(key.columns);
    if (some || unenforced || unvalidated) {
      const definition = [
        `FOREIGN KEY ${list(columns)} REFERENCES ${quoted(home, target.name)} ${given === undefined ? "" : list(key.columns)}`,
        `MATCH ${field("match") ?? "simple"}`,
        `ON UPDATE ${action("on_update") ?? "no action"}`,
        `ON DELETE ${action("on_delete") ?? "no action"}${some ? ` ${list(columns.slice(0, 1))}` : ""}`,
        field("deferrable") === undefined ? "" : `DEFERRABLE ${field("deferrable")}`,
        unenforced ? "NOT ENFORCED" : unvalidated ? "NOT VALID" : "",
      ];
      asText(table, name, definition.filter((part) => part !== "").join(" "), field("comment"), building);
      continue;
    }
    add(
      table,
      "foreign_keys",
      name,
      written({
        columns: namesOf(columns),
        references: written({
          schema: away || field("references.schema") === true ? home : undefined,
          table: target.name,
          columns: given,
        }),
        match: field("match"),
        on_update: action("on_update"),
        on_delete: action("on_delete"),
        deferrable: field("deferrable"),
        comment: field("comment"),
      }),
    );
  }
}

/** Own columns whose types go with the key's. */
function matching(table: SideTable, key: SideKey, number: number): readonly SideColumn[] | undefined {
  const chosen: SideColumn[] = [];
  for (const column of key.columns) {
    const candidates = table.columns.filter(
      (own) =>
        !own.generated &&
        own.family !== "list" &&
        !chosen.includes(own) &&
        own.type.class === column.type.class &&
        (own.type.class !== "other" || own.type.sql === column.type.sql),
    );
    const own = pick(candidates, number);
    if (own === undefined) return undefined;
    chosen.push(own);
  }
  return chosen;
}
