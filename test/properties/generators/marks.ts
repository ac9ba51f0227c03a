/**
 * Owns what is said of a generated table's indexes and keys from outside: its replica identity, the index that CLUSTER uses, a column's
 * settings, row security, a policy and privileges.
 * Must not know how indexes and keys are made.
 */
import { defaultName } from "../../../provider/engine/kinds/default-name.ts";
import { type Building, quoted, type SideTable, type Written } from "./building.ts";
import type { SideColumn } from "./columns.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick } from "./sides.ts";

interface WrittenKey {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly deferrable?: string;
  readonly method?: string;
  readonly where?: string;
}

export function marksOf(table: SideTable, { raw }: Named, building: Building): void {
  const { side, sql, schema } = building;
  const relation = quoted(schema, table.name);
  const primary = table.written.primary_key as WrittenKey | undefined;
  const named = (attribute: string): [string, WrittenKey][] =>
    Object.entries((table.written[attribute] as Record<string, WrittenKey> | undefined) ?? {});
  const uniques = named("uniques");
  const keys =
    primary === undefined
      ? uniques
      : [...uniques, [primary.name ?? defaultName([table.name], "pkey"), primary] as const];
  const isNotNull = (name: string): boolean => {
    const column = table.columns.find((one) => one.name === name);
    return column?.identity !== undefined || (column?.written as Written | undefined)?.nullable === false;
  };
  const identities = keys.filter(
    ([, key]) => key.deferrable === undefined && (key === primary || key.columns.every(isNotNull)),
  );
  const identity = fieldOf<number>(raw, "+replica_identity", side);
  if (identity !== undefined)
    sql.push(
      `ALTER TABLE ${relation} REPLICA IDENTITY ${pick(["FULL", "NOTHING", ...identities.map(([name]) => `USING INDEX ${quoted(name)}`)], identity)}`,
    );
  const indexes = named("indexes").filter(([, { method, where }]) => method === undefined && where === undefined);
  const clustered = fieldOf<number>(raw, "+clustered_index", side);
  const by = clustered === undefined ? undefined : pick([...keys, ...indexes], clustered);
  if (by !== undefined) sql.push(`ALTER TABLE ${relation} CLUSTER ON ${quoted(by[0])}`);
  const [keyed, text] = fieldOf<readonly number[]>(raw, "+index_comment", side) ?? [];
  const commented = keyed === undefined ? undefined : pick(keys, keyed);
  if (commented !== undefined)
    sql.push(
      `COMMENT ON INDEX ${quoted(schema, commented[0])} IS ${pick(["'of its index'", "'as it''s used'"], text ?? 0)}`,
    );

  const security = fieldOf<number>(raw, "+row_security", side);
  if (security !== undefined)
    sql.push(
      `ALTER TABLE ${relation} ${pick(["ENABLE", "FORCE", "ENABLE ROW LEVEL SECURITY, FORCE"], security)} ROW LEVEL SECURITY`,
    );
  const [asked, form] = fieldOf<readonly number[]>(raw, "+policy", side) ?? [];
  const asks = asked === undefined ? undefined : pick(table.columns, asked);
  if (asks !== undefined) {
    const condition = `(${quoted(asks.name)} IS NOT NULL)`;
    const forms = [
      `USING ${condition}`,
      `FOR UPDATE TO pg_monitor USING ${condition} WITH CHECK ${condition}`,
      `FOR INSERT WITH CHECK ${condition}`,
      `AS RESTRICTIVE FOR DELETE USING (${condition} OR true)`,
      `TO pg_monitor USING (true) WITH CHECK ${condition}`,
    ];
    sql.push(`CREATE POLICY "a policy" ON ${relation} ${pick(forms, form ?? 0)}`);
  }
  const [whom, rights] = fieldOf<readonly number[]>(raw, "+privileges", side) ?? [];
  if (whom !== undefined) {
    const one = pick(table.columns, whom);
    const some = one === undefined ? "SELECT" : `SELECT (${quoted(one.name)}), UPDATE (${quoted(one.name)})`;
    const given = pick(["SELECT, INSERT", "ALL", some, "SELECT, TRIGGER", `${some}, DELETE`], rights ?? 0);
    sql.push(
      `GRANT ${given} ON ${relation} TO ${pick(["pg_monitor", "PUBLIC", "pg_monitor WITH GRANT OPTION"], whom)}`,
    );
  }
  const [of, what] = fieldOf<readonly number[]>(raw, "+column_settings", side) ?? [];
  const column = of === undefined ? undefined : pick(table.columns, of);
  if (column !== undefined)
    sql.push(`ALTER TABLE ${relation} ALTER ${quoted(column.name)} ${pick(settingsOf(column), what ?? 0)}`);
}

function settingsOf({ name, type }: SideColumn): readonly string[] {
  const also = (setting: string): string => `, ALTER ${quoted(name)} ${setting}`;
  const any = ["SET STATISTICS 7", `SET STATISTICS 9${also("SET (n_distinct = 3)")}`, "SET (n_distinct = -0.5)"];
  return type.class === "text"
    ? [...any, "SET STORAGE MAIN", `SET STORAGE EXTERNAL${also("SET COMPRESSION pglz")}`, "SET COMPRESSION pglz"]
    : any;
}
