/**
 * Owns one side of a pair: the schema that raw values mean, as structured input and the SQL text that goes with it.
 * Must not know the engine; what does not fit together is left out here.
 */
import { type Building, nested, quoted, type SideTable, type Written, written } from "./building.ts";
import { catalogObjectsOf, exclusionsOf, otherStatisticsOf, statisticsOf } from "./catalog-objects.ts";
import { columnsOf } from "./columns.ts";
import { checksOf, foreignKeysOf, keysOf } from "./constraints.ts";
import { enumsOf } from "./enums.ts";
import { heirsOf, typedTablesOf } from "./heirs.ts";
import { indexesOf } from "./indexes.ts";
import { keptResultsOf } from "./kept-results.ts";
import { marksOf } from "./marks.ts";
import { type Named, nameAll, withRenames } from "./names.ts";
import { partitionsOf } from "./partitions.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { rightsOf } from "./rights.ts";
import { routinesOf } from "./routines.ts";
import { sequencesOf } from "./sequences.ts";
import { pick, type Side, type Sides } from "./sides.ts";
import { since18 } from "./since-18.ts";
import { triggersOf } from "./triggers.ts";
import { typesOf } from "./user-types.ts";
import { viewsOf } from "./views.ts";

export interface Schema {
  readonly name: string;
  readonly written: Written;
  /** What structured input cannot say. */
  readonly sql: readonly string[];
  readonly tables: readonly SideTable[];
  /** Whether anything is told to be renamed. */
  readonly renames: boolean;
  /** Indexes that are to be made invalid, quoted. */
  readonly invalid: readonly string[];
}

/** Both schemas of a raw pair, for a server of that major version. */
export function schemasOf(top: Raw, version: number, name = "app"): Sides<Schema> {
  const named = withRenames(nameAll(top));
  return [schemaOf(top, named, 0, version, name), schemaOf(top, named, 1, version, name)];
}

function schemaOf(
  top: Raw,
  named: Readonly<Record<string, readonly Named[]>>,
  side: Side,
  version: number,
  name: string,
): Schema {
  const on = (objects: readonly Named[] | undefined): readonly Named[] =>
    (objects ?? []).filter((object) => object.names[side] !== null);
  const building: Building = {
    side,
    version,
    schema: name,
    tables: [],
    sequences: [],
    enums: [],
    domains: [],
    sql: [],
    invalid: [],
  };
  const usually = fieldOf<number>(top, "+default_privileges", side);
  if (usually !== undefined)
    building.sql.push(
      `ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA ${quoted(name)} GRANT ${pick(["SELECT", "ALL", "SELECT, UPDATE"], usually)} ON TABLES TO PUBLIC`,
    );
  const sequences = on(named.sequences);
  for (const { names } of sequences) building.sequences.push(names[side] as string);
  const enums = on(named.enums);
  for (const { names } of enums) building.enums.push(names[side] as string);
  typesOf(top, building);
  catalogObjectsOf(top, building);
  for (const table of on(named.tables)) {
    const columns = columnsOf(table.raw, on(table.children.columns), building);
    const order = fieldOf<number>(table.raw, "column_order", side);
    const unlogged = fieldOf<boolean>(table.raw, "options.unlogged", side);
    const names = columns.map((column) => column.name);
    building.tables.push({
      place: table.place,
      name: table.names[side] as string,
      unlogged: unlogged === true,
      columns,
      keys: [],
      written: written({
        renamed_from: table.renamedFrom[side],
        options: nested({ unlogged, parameters: fieldOf(table.raw, "options.parameters", side) }),
        columns: Object.fromEntries(columns.map((column) => [column.name, column.written])),
        column_order: order === undefined ? undefined : rotated(names, order),
        comment: fieldOf(table.raw, "comment", side),
      }),
    });
  }
  const tables = on(named.tables);
  const each = (make: (table: SideTable, of: Named, building: Building) => void): void => {
    for (const [place, of] of tables.entries()) make(building.tables[place] as SideTable, of, building);
  };
  each((table, of) => keysOf(table, on(of.children.primary_key), on(of.children.uniques), building));
  each((table, of) => checksOf(table, on(of.children.checks), building));
  each((table, of) => exclusionsOf(table, on(of.children.exclusions), building));
  each(statisticsOf);
  otherStatisticsOf(top, building);
  each((table, of) => indexesOf(table, on(of.children.indexes), building));
  each(marksOf);
  each(triggersOf);
  routinesOf(top, building);
  partitionsOf(top, building);
  heirsOf(top, building);
  typedTablesOf(top, building);
  rightsOf(top, building);
  since18(top, building);
  keptResultsOf(top, building);
  each((table, of) => foreignKeysOf(table, on(of.children.foreign_keys), building));
  const all = {
    comment: fieldOf(top, "comment", side),
    enums: enumsOf(enums, building),
    sequences: sequencesOf(sequences, building),
    tables: Object.fromEntries(building.tables.map((table) => [table.name, table.written])),
    views: viewsOf(on(named.views), building),
  };
  return {
    name,
    written: written(all),
    sql: building.sql,
    tables: building.tables,
    renames: renamed(all),
    invalid: building.invalid,
  };
}

const renamed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).some(([key, inner]) => (key === "renamed_from" && inner !== undefined) || renamed(inner));

/** Some order of the names, told by a number. */
function rotated(names: readonly string[], number: number): readonly string[] {
  const left = [...names];
  const result: string[] = [];
  for (let rest = number; left.length > 0; rest = Math.floor(rest / 7) + 1) {
    const next = pick(left, rest) as string;
    left.splice(left.indexOf(next), 1);
    result.push(next);
  }
  return result;
}
