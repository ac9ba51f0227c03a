/**
 * Owns the question whether rows survived: counts and checksums of every table before and after.
 * Must not know plans, but for the addresses that they say are lost.
 */
import type { Session } from "../engine/db/session.ts";
import { quoteIdentifier } from "../engine/sql/sql.ts";

interface Column {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  /** Of the enums inside of it. */
  readonly labels: readonly string[];
  readonly generated: boolean;
}

interface Table {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
}

/** What is in the tables at one moment. Tables and columns are known by oid and number, so that a rename keeps them. */
export interface Contents {
  readonly tables: ReadonlyMap<number, Table>;
  readonly counts: ReadonlyMap<number, number>;
  /** Table oid → column number → checksum of its values as text, in their own order: rows that get a new value move. */
  readonly checksums: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

/** What columns' types are made of, which changes the text of their values: attributes in their order, and what domains are over. */
const typesInside = `WITH RECURSIVE reached(root, type) AS (
    SELECT DISTINCT a.atttypid, a.atttypid FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relkind = 'r' AND a.attnum > 0 AND a.atttypid >= 16384
    UNION SELECT r.root, n.type FROM reached r JOIN pg_type y ON y.oid = r.type CROSS JOIN LATERAL (
      SELECT y.typelem AS type WHERE y.typlen = -1 AND y.typelem <> 0 UNION ALL SELECT y.typbasetype WHERE y.typtype = 'd'
      UNION ALL SELECT g.rngsubtype FROM pg_range g WHERE g.rngtypid = y.oid
      UNION ALL SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = y.typrelid AND y.typrelid <> 0 AND a.attnum > 0 AND NOT a.attisdropped) n),
  inside AS (SELECT r.root, y.typname || CASE y.typtype WHEN 'd' THEN format_type(y.typbasetype, y.typtypmod)
      WHEN 'r' THEN (SELECT format_type(g.rngsubtype, NULL) FROM pg_range g WHERE g.rngtypid = y.oid)
      ELSE (SELECT coalesce(string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum), '')
        FROM pg_attribute a WHERE a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped) END AS made_of
    FROM reached r JOIN pg_type y ON y.oid = r.type WHERE y.typtype IN ('d', 'c', 'r'))`;

export async function contentsOf(session: Session): Promise<Contents> {
  const tables = await session.rows<Table>(`${typesInside}
    SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name,
      (SELECT coalesce(json_agg(json_build_object('number', a.attnum, 'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod) || coalesce((SELECT string_agg(i.made_of, ' ' ORDER BY i.made_of)
          FROM inside i WHERE i.root = a.atttypid), ''), 'labels', (SELECT coalesce(json_agg(DISTINCT e.enumlabel), '[]')
            FROM reached r JOIN pg_enum e ON e.enumtypid = r.type WHERE r.root = a.atttypid), 'generated', a.attgenerated <> '') ORDER BY a.attnum), '[]')
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`);
  const counts = new Map<number, number>();
  const checksums = new Map<number, ReadonlyMap<number, string>>();
  for (const { oid, schema, name, columns } of tables) {
    const sums = columns.map(
      (column) =>
        `md5(coalesce(string_agg(coalesce(md5(t.${quoteIdentifier(column.name)}::text), '-'), ',' ORDER BY md5(t.${quoteIdentifier(column.name)}::text)), '')) AS c${column.number}`,
    );
    const [row] = await session.rows<Record<string, number | string>>(
      `SELECT ${["count(*)::int AS count", ...sums].join(", ")} FROM ONLY ${quoteIdentifier(schema)}.${quoteIdentifier(name)} t`,
    );
    counts.set(oid, Number(row?.count));
    checksums.set(oid, new Map(columns.map(({ number }) => [number, String(row?.[`c${number}`])])));
  }
  return { tables: new Map(tables.map((table) => [table.oid, table])), counts, checksums };
}

/** What is gone or changed although the plan does not say so; `lost` holds the addresses of its losses. */
export function damage(before: Contents, after: Contents, lost: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (const [oid, table] of before.tables) {
    const names = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
    const now = after.tables.get(oid);
    if (now === undefined) {
      if (!lost.has(`table:${names}`)) found.push(`table ${names} is gone`);
      continue;
    }
    const [had, has] = [before.counts.get(oid), after.counts.get(oid)];
    if (had !== has) found.push(`table ${names} had ${had} rows and has ${has}`);
    const renamed = `${quoteIdentifier(now.schema)}.${quoteIdentifier(now.name)}`;
    for (const column of table.columns) {
      if (column.generated) continue;
      const kept = now.columns.find(({ number }) => number === column.number);
      if (kept === undefined) {
        if (!lost.has(`column:${renamed}.${quoteIdentifier(column.name)}`))
          found.push(`column ${names}.${column.name} is gone`);
      } else if (
        kept.type === column.type &&
        // One that has another name now is another text.
        column.labels.every((label) => kept.labels.includes(label)) &&
        before.checksums.get(oid)?.get(column.number) !== after.checksums.get(oid)?.get(column.number)
      )
        found.push(`values of ${names}.${column.name} have changed`);
    }
  }
  return found;
}
