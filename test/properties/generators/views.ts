/**
 * Owns the views of a generated schema.
 * Must not know how the tables came to be.
 */

import { type Building, nested, quoted, quotedText, type SideTable, type Written, written } from "./building.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick, pickMany } from "./sides.ts";

interface SideView {
  readonly name: string;
  readonly columns: readonly string[];
  readonly definition: string;
  /** Takes a check option. */
  readonly updatable: boolean;
}

export function viewsOf(views: readonly Named[], building: Building): Written {
  const { side, schema, sql } = building;
  const made: SideView[] = [];
  const result: Record<string, Written> = {};
  for (const { raw, names, renamedFrom } of views) {
    const name = names[side] as string;
    const numbers = fieldOf<readonly number[]>(raw, "definition", side) ?? [];
    const view = { ...viewOf(numbers, building, made), name };
    made.push(view);
    const parameters = fieldOf<Readonly<Record<string, string>>>(raw, "options.parameters", side);
    const fits =
      parameters === undefined ||
      (!("check_option" in parameters && !view.updatable) &&
        !("security_invoker" in parameters && building.version < 15));
    result[name] = written({
      renamed_from: renamedFrom[side],
      definition: view.definition,
      options: nested({ parameters: fits ? parameters : undefined }),
      comment: fieldOf(raw, "comment", side),
    });
    const owner = fieldOf<number>(raw, "+owner", side);
    if (owner !== undefined)
      sql.push(`ALTER VIEW ${quoted(schema, name)} OWNER TO ${pick(["pg_monitor", "pg_read_all_data"], owner)}`);
    const comment = fieldOf<string>(raw, "+column_comment", side);
    const column = view.columns[0];
    if (comment !== undefined && column !== undefined)
      sql.push(`COMMENT ON COLUMN ${quoted(schema, name, column)} IS ${quotedText(comment)}`);
  }
  return result;
}

type Definition = Pick<SideView, "columns" | "definition" | "updatable">;

function viewOf(numbers: readonly number[], building: Building, made: readonly SideView[]): Definition {
  const [form = 0, of = 0, one = 0, other = 0] = numbers;
  const { schema, sequences } = building;
  const tables = building.tables.filter(({ columns }) => columns.length > 0);
  const table = pick(tables, of);
  const forms: Definition[] = [
    { columns: ["one", "two"], definition: "SELECT 1 AS one, 'a'::text AS two", updatable: false },
    { columns: ["n", "t"], definition: `SELECT n, t FROM ${elsewhere.relation}`, updatable: true },
  ];
  if (table !== undefined) forms.push(...viewsOn(table, tables, schema, one, other));
  const under = pick(made, of);
  if (under !== undefined) {
    const columns = pickMany(under.columns, [one, other]);
    forms.push({
      columns,
      definition: `SELECT ${columns.map((name) => quoted(name)).join(", ")} FROM ${quoted(schema, under.name)}`,
      updatable: false,
    });
  }
  const sequence = pick(sequences, of);
  if (sequence !== undefined)
    forms.push({
      columns: ["last_value"],
      definition: `SELECT last_value FROM ${quoted(schema, sequence)}`,
      updatable: false,
    });
  return pick(forms, form) as Definition;
}

function viewsOn(
  table: SideTable,
  tables: readonly SideTable[],
  schema: string,
  one: number,
  other: number,
): Definition[] {
  const relation = quoted(schema, table.name);
  const chosen = pickMany(table.columns, [one, other, one + other]).map(({ name }) => name);
  const list = chosen.map((name) => quoted(name)).join(", ");
  const first = chosen[0] as string;
  const plain = { columns: chosen, definition: `SELECT ${list} FROM ${relation}`, updatable: true };
  const grouped = table.columns.filter(({ type }) => type.ordered)[0];
  const second = pick(tables, other) as SideTable;
  const joined = pick(second.columns, one)?.name as string;
  const primary = table.keys.find((key) => key.primary);
  return [
    plain,
    { ...plain, definition: `${plain.definition} WHERE ${quoted(first)} IS NOT NULL` },
    {
      columns: ["It's", "x"],
      definition: `SELECT ${quoted(first)} AS "It's", (${quoted(first)})::text AS x FROM ${relation} ORDER BY 2`,
      updatable: false,
    },
    {
      columns: ["a", "z"],
      definition: `SELECT t.${quoted(first)} AS a, u.${quoted(joined)} AS z FROM ${relation} t LEFT JOIN ${quoted(schema, second.name)} u ON t.${quoted(first)} IS NULL`,
      updatable: false,
    },
    {
      columns: ["n"],
      definition: `WITH w AS (SELECT ${quoted(first)} FROM ${relation}) SELECT count(*) AS n FROM w`,
      updatable: false,
    },
    ...(grouped === undefined
      ? []
      : [
          {
            columns: ["g", "n"],
            definition: `SELECT ${quoted(grouped.name)} AS g, count(*) AS n FROM ${relation} GROUP BY 1`,
            updatable: false,
          },
        ]),
    ...(primary === undefined
      ? []
      : [
          {
            columns: chosen,
            definition: `SELECT ${list} FROM ${relation} GROUP BY ${primary.columns.map(({ name }) => quoted(name)).join(", ")}`,
            updatable: false,
          },
        ]),
  ];
}
