/**
 * Owns the materialized views of a generated schema, with an index and a view on one; all of it as SQL text.
 * Must not know how the tables came to be.
 */
import { type Building, quoted, quotedText } from "./building.ts";
import { elsewhere } from "./elsewhere.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** How many numbers `+materialized_view` has. */
export const keptResultChoices = 6;

export function keptResultsOf(top: Raw, { side, schema, sql, tables }: Building): void {
  const numbers = fieldOf<readonly number[]>(top, "+materialized_view", side);
  if (numbers === undefined) return;
  const [form = 0, of = 0, options = 0, index = 0, comment = 0, more = 0] = numbers;
  const name = quoted(schema, "Kept");
  const table = pick(tables, of);
  const column = table === undefined ? undefined : pick(table.columns, form >> 2);
  const forms: string[] = [
    `SELECT n, t FROM ${elsewhere.relation}`,
    `SELECT n, t || 'x' AS t FROM ${elsewhere.relation} WHERE n > 1`,
    "SELECT 1 AS n, 'a'::text AS t, true AS more",
  ];
  if (table !== undefined && column !== undefined)
    forms.push(
      `SELECT count(*)::integer AS n, (${quoted(column.name)})::text AS t FROM ${quoted(schema, table.name)} GROUP BY 2`,
    );
  const parameters = pick(["", "WITH (fillfactor = 70)", "WITH (autovacuum_enabled = off)"], options);
  const empty = pick(["", "", " WITH NO DATA"], more);
  sql.push(`CREATE MATERIALIZED VIEW ${name} ${parameters} AS ${pick(forms, form)}${empty}`);
  // Its name can be that of a table's index, too.
  if (index % 3 === 0 && more % 2 === 1 && table !== undefined && column !== undefined)
    sql.push(`CREATE INDEX "Kept index" ON ${quoted(schema, table.name)} ((${quoted(column.name)} IS NULL))`);
  if (index % 3 > 0)
    sql.push(
      `CREATE ${pick(["INDEX", "UNIQUE INDEX"], more)} "Kept index" ON ${name} ${pick(["(t)", "(n, t)"], index)}`,
    );
  if (comment % 3 === 1) sql.push(`COMMENT ON COLUMN ${name}.t IS ${quotedText(`of ${comment % 5}`)}`);
  if (comment % 2 === 1) sql.push(`CREATE VIEW ${quoted(schema, "on kept")} AS SELECT t FROM ${name}`);
}
