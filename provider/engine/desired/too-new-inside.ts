/**
 * Owns the question whether the target's version has the functions, collations and syntax that declared expressions use. A newer
 * shadow takes them all, and its proof would pass for what the target refuses.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Session } from "../db/session.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { quoteLiteral } from "../sql/sql.ts";
import { collationsSince, functionsSince, nodesSince } from "./since.ts";
import type { Source } from "./source.ts";

interface Use {
  /** The row of pg_depend of what uses it. */
  readonly row: string;
  readonly name: string;
  /** Major version. */
  readonly since: number;
}

/** An error for each use of what came after the target's version. The shadow holds what was elaborated. */
export async function tooNewInside(
  elaborated: Catalog,
  declared: ReadonlySet<Address>,
  version: number,
  source: Source,
  session: Session,
): Promise<readonly Diagnostic[]> {
  const major = Math.floor(version / 10_000);
  if (Math.floor(session.version / 10_000) <= major) return [];
  const owners = new Map(
    [...elaborated.objects.values()].flatMap((object) => object.rows.map((row) => [row, object.address])),
  );
  const diagnostics: Diagnostic[] = [];
  for (const { row, name, since } of await session.rows<Use>(usesQuery(major))) {
    const address = owners.get(row);
    if (address === undefined || !declared.has(address)) continue;
    const path = source.paths.get(address);
    diagnostics.push(
      error(
        `${address}: ${name} needs PostgreSQL ${since}`,
        `The server has version ${major}. Say it with what that version has, or upgrade the server first.`,
        path === undefined ? {} : { path },
      ),
    );
  }
  return diagnostics;
}

/** Versions that the target does not have, with what came with each. */
const later = <T>(since: Readonly<Record<number, T>>, major: number): readonly (readonly [number, T])[] =>
  Object.entries(since).flatMap(([version, what]) =>
    Number(version) > major ? [[Number(version), what] as const] : [],
  );

/** The trees of all expressions (pg_node_tree) with the row of what they belong to, and what stands in them. */
function usesQuery(major: number): string {
  const rows = (values: readonly (readonly string[])[]): string =>
    `(VALUES ${values.map((row) => `(${row.join(", ")})`).join(", ")})`;
  const functions = later(functionsSince, major).flatMap(([version, byName]) =>
    Object.entries(byName).flatMap(([name, all]) =>
      all.map((types) => [quoteLiteral(name), quoteLiteral(types), String(version)]),
    ),
  );
  const collations = later(collationsSince, major).flatMap(([version, names]) =>
    names.map((name) => [quoteLiteral(name), String(version)]),
  );
  const nodes = later(nodesSince, major).flatMap(([version, byNode]) =>
    Object.entries(byNode).map(([node, name]) => [quoteLiteral(`{${node} `), quoteLiteral(name), String(version)]),
  );
  const nothing = [["NULL::text", "NULL::text", "NULL::int"]];
  return `WITH trees (row, tree) AS (
  SELECT CASE WHEN a.attgenerated = '' THEN 'pg_attrdef/' || d.oid || '/0' ELSE 'pg_class/' || d.adrelid || '/' || d.adnum END, d.adbin::text
    FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
  UNION ALL SELECT 'pg_constraint/' || c.oid || '/0', c.conbin::text FROM pg_catalog.pg_constraint c WHERE c.oid >= 16384
  UNION ALL SELECT 'pg_rewrite/' || r.oid || '/0', r.ev_action::text FROM pg_catalog.pg_rewrite r WHERE r.oid >= 16384
  UNION ALL SELECT 'pg_class/' || i.indexrelid || '/0', pg_catalog.concat(i.indexprs::text, i.indpred::text)
    FROM pg_catalog.pg_index i WHERE i.indexrelid >= 16384
  UNION ALL SELECT 'pg_proc/' || p.oid || '/0', pg_catalog.concat(p.prosqlbody::text, p.proargdefaults::text)
    FROM pg_catalog.pg_proc p WHERE p.oid >= 16384
  UNION ALL SELECT 'pg_trigger/' || g.oid || '/0', g.tgqual::text FROM pg_catalog.pg_trigger g WHERE g.tgqual IS NOT NULL
), functions (name, types, since) AS ${rows(functions.length === 0 ? nothing : functions)}
, collations (name, since) AS ${rows(collations.length === 0 ? [["NULL::text", "NULL::int"]] : collations)}
, nodes (node, name, since) AS ${rows(nodes.length === 0 ? nothing : nodes)}
, uses (row, name, since) AS (
  SELECT t.row, f.name || '(' || f.types || ')', f.since FROM trees t,
    LATERAL pg_catalog.regexp_matches(t.tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') m
    JOIN pg_catalog.pg_proc p ON p.oid = m[1]::oid AND p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
    JOIN functions f ON f.name = p.proname AND f.types = pg_catalog.oidvectortypes(p.proargtypes)
  UNION SELECT t.row, 'the collation ' || s.name, s.since FROM trees t,
    LATERAL pg_catalog.regexp_matches(t.tree, 'collid (\\d+)', 'g') m
    JOIN pg_catalog.pg_collation c ON c.oid = m[1]::oid JOIN collations s ON s.name = c.collname
  UNION SELECT 'pg_class/' || a.attrelid || '/' || CASE WHEN i.indexrelid IS NULL THEN a.attnum ELSE 0 END, 'the collation ' || s.name, s.since
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation JOIN collations s ON s.name = c.collname
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = a.attrelid WHERE a.attrelid >= 16384
  UNION SELECT t.row, s.name, s.since FROM trees t JOIN nodes s ON pg_catalog.strpos(t.tree, s.node) > 0
)
SELECT row, name, since FROM uses ORDER BY 1, 2`;
}
