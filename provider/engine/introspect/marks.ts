/**
 * Owns the search for what few rows of the large catalogs have: once, so that nobody need look through them again for nothing.
 * Must not know kinds; who asks says of which rows.
 */
import type { Marks } from "../kinds/trace.ts";

type Catalog = keyof Marks;

const inSchemas = "= ANY (ARRAY(SELECT oid FROM scope))";

/**
 * Where the rows `x` of a catalog are that are in the schemas, given a condition that picks those that may count. `attnum + 0` keeps the
 * server from walking pg_attribute, the largest catalog, by its index, which takes three times as long; it and pg_index know no
 * schema: what may count is sought first.
 */
const rows: Readonly<Record<Catalog, (may: string) => string>> = {
  pg_namespace: () => `pg_namespace x WHERE x.oid ${inSchemas}`,
  pg_class: () => `pg_class x WHERE x.relnamespace ${inSchemas} AND x.relkind NOT IN ('i', 'I', 't')`,
  pg_type: () => `pg_type x WHERE x.typnamespace ${inSchemas}`,
  pg_proc: () => `pg_proc x WHERE x.pronamespace ${inSchemas}`,
  pg_index: (may) =>
    `(SELECT x.* FROM pg_index x WHERE x.indexrelid >= 16384 AND (${may}) OFFSET 0) x
      JOIN pg_class c ON c.oid = x.indrelid WHERE c.relnamespace ${inSchemas}`,
  pg_attribute: (may) =>
    `(SELECT x.* FROM pg_attribute x WHERE x.attrelid >= 16384 AND x.attnum + 0 > 0 AND NOT x.attisdropped AND (${may}) OFFSET 0) x
      JOIN pg_class c ON c.oid = x.attrelid WHERE c.relnamespace ${inSchemas} AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
};

/** SQL: a row with the name of each of these that some row in the schemas has; `scope` is a query of the schemas' oids. */
export function marksQuery(asked: Readonly<Record<string, Marks>>): string {
  const found = (Object.keys(rows) as Catalog[]).flatMap((catalog) => {
    const byCondition = new Map<string, string[]>();
    for (const [name, { [catalog]: condition }] of Object.entries(asked))
      if (condition !== undefined) byCondition.set(condition, [...(byCondition.get(condition) ?? []), name]);
    if (byCondition.size === 0) return [];
    const conditions = [...byCondition.keys()];
    const names = [...byCondition.values()].flatMap((those, at) => those.map((name) => `('${name}', m.mark_${at})`));
    return `SELECT v.name FROM (SELECT ${conditions.map((condition, at) => `bool_or(${condition}) AS mark_${at}`).join(", ")}
      FROM ${rows[catalog](conditions.join(" OR "))}) m, LATERAL (VALUES ${names.join(", ")}) v(name, has) WHERE v.has`;
  });
  return found.join("\n    UNION ");
}
