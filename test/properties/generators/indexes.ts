/**
 * Owns the indexes of a generated table.
 * Must not know constraints.
 */

import { type Building, nested, quoted, type SideTable, type Written, written } from "./building.ts";
import type { SideColumn } from "./columns.ts";
import { conditionOf } from "./constraints.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick, pickMany } from "./sides.ts";
import { isCollatable } from "./types.ts";

const parameters: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  btree: [{ fillfactor: "70" }, { fillfactor: "80", deduplicate_items: "off" }],
  hash: [{ fillfactor: "60" }, { fillfactor: "75" }],
  gin: [{ fastupdate: "off" }, { fastupdate: "on", gin_pending_list_limit: "128" }],
  gist: [{ fillfactor: "70" }, { buffering: "on" }],
  brin: [{ pages_per_range: "16" }, { pages_per_range: "32", autosummarize: "on" }],
};

export function indexesOf(home: SideTable, indexes: readonly Named[], building: Building): void {
  const { side } = building;
  for (const { raw, names } of indexes) {
    const field = <T>(attribute: string): T | undefined => fieldOf<T>(raw, attribute, side);
    const other = field<number>("+table");
    const table = other === undefined ? home : (pick(building.tables, other) as SideTable);
    const wanted = field<readonly (readonly [number, number])[]>("columns") ?? [];
    const method = methodFor(field<string>("method") ?? "btree", table);
    const keys = keysFor(method, table, wanted);
    if (keys.length === 0) continue;
    const plain = method === "btree";
    const unique = plain ? field<boolean>("unique") : undefined;
    const include = plain ? pickMany(table.columns, field<readonly number[]>("include") ?? []) : [];
    const where = field<readonly number[]>("where");
    const conditioned = where === undefined ? undefined : pick(table.columns, where[0] ?? 0);
    const options = field<number>("options.parameters");
    const value = written({
      columns: keys,
      unique,
      method: field("method") === undefined && plain ? undefined : method,
      include: include.length === 0 ? undefined : include.map(({ name }) => name),
      where: conditioned === undefined ? undefined : conditionOf(conditioned, where?.[1] ?? 0),
      nulls_not_distinct: unique === true && building.version >= 15 ? field<boolean>("nulls_not_distinct") : undefined,
      options: nested({ parameters: options === undefined ? undefined : pick(parameters[method] ?? [], options) }),
      comment: field("comment"),
    });
    table.written.indexes = {
      ...((table.written.indexes as Written | undefined) ?? {}),
      [names[side] as string]: value,
    };
    // Of an expression only.
    const place = keys.findIndex((key) => /^(\(|lower)/.test(key));
    const statistics = field<number>("+statistics");
    if (statistics !== undefined && place >= 0)
      building.sql.push(
        `ALTER INDEX ${quoted(building.schema, names[side] as string)} ALTER ${place + 1} SET STATISTICS ${statistics}`,
      );
    if (field("+valid") === false) building.invalid.push(quoted(building.schema, names[side] as string));
  }
}

const special = {
  hash: ({ type }: SideColumn) => type.class !== "other" && type.class !== "char",
  gin: (column: SideColumn) => column.type.sql === "jsonb" || column.type.sql.endsWith("[]"),
  gist: (column: SideColumn) => column.type.sql === "inet",
  brin: (column: SideColumn) => column.type.ordered && ["integer", "time"].includes(column.type.class),
};

const isSpecial = (method: string): method is keyof typeof special => method in special;

const methodFor = (method: string, table: SideTable): string =>
  isSpecial(method) && !table.columns.some(special[method]) ? "btree" : method;

function keysFor(method: string, table: SideTable, wanted: readonly (readonly [number, number])[]): readonly string[] {
  const fitting = table.columns.filter(isSpecial(method) ? special[method] : ({ type }) => type.ordered);
  const keys = wanted.flatMap(([of, form]) => {
    const column = pick(fitting, of);
    if (column === undefined) return [];
    const name = quoted(column.name);
    if (method === "gist") return [`${name} inet_ops`];
    if (method === "brin" && column.type.sql === "integer")
      return [pick([name, `${name} int4_minmax_multi_ops (values_per_range=16)`], form) as string];
    if (method === "gin" && column.type.sql === "jsonb")
      return [pick([column.name, `${name} jsonb_path_ops`], form) as string];
    if (method !== "btree") return [column.name];
    const forms = [column.name, `${name} DESC`, `${name} NULLS FIRST`, `${name} DESC NULLS LAST`, `(${name} IS NULL)`];
    if (column.type.class === "text")
      forms.push(`lower(${name})`, `${name} text_pattern_ops`, `(${name} || 'x') COLLATE "C" DESC`);
    if (isCollatable(column.type)) forms.push(`${name} COLLATE "C"`, `${name} COLLATE "POSIX" DESC`);
    return [pick(forms, form) as string];
  });
  return method === "hash" ? keys.slice(0, 1) : keys;
}
