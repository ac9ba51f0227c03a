/**
 * Owns what is asked of the catalog about relations that a plan locks: how large they are, how near to transaction wraparound, and
 * whether the role that applies may see their rows.
 * Must not know kinds, nor what is said of the answers.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { integer, sql } from "../sql/sql.ts";
import type { Probe } from "./probe.ts";
import { blockedBy, type LockMode, lockModes, type Statement } from "./statement.ts";

/** What a table has to have to be called large, in bytes: beyond it, to read or write all of it takes more than an instant. */
const largeTable = 2 ** 30;

/** Of the age at which autovacuum freezes a table, however busy that is: from so many hundredths on that may come any moment. */
const nearWraparound = 90;

/**
 * How large a table is, by the estimate of the last VACUUM or ANALYZE, so that it is not waited for; where there was none yet, by its
 * files. That of a partitioned table is the sum of its partitions.
 */
const sized = (rule: "blocks-large-table" | "locks-large-table", relation: Address): Probe => ({
  rule,
  rows: relation,
  values: "catalog",
  of: nameOf(relation),
  query: sql`SELECT NULL::text AS example, s.bytes AS n FROM (SELECT pg_catalog.sum(CASE WHEN c.relpages > 0 THEN c.relpages::int8 * pg_catalog.current_setting('block_size')::int8 ELSE pg_catalog.pg_table_size(c.oid) END)::int8 AS bytes FROM probed AS p CROSS JOIN LATERAL (SELECT p.oid AS leaf WHERE p.relkind <> 'p' UNION ALL SELECT r.relid FROM pg_catalog.pg_partition_tree(p.oid) AS r WHERE p.relkind = 'p' AND r.isleaf) AS l JOIN pg_catalog.pg_class AS c ON c.oid = l.leaf WHERE c.relkind IN ('r', 'm')) AS s WHERE s.bytes >= ${integer(largeTable)}`,
});

/**
 * How near a table, or its TOAST table, is to the age at which autovacuum freezes it, in hundredths (manual, Preventing Transaction ID
 * Wraparound Failures). A table's own parameters hold only where they ask for it earlier.
 */
const aged = (relation: Address): Probe => ({
  rule: "nears-wraparound",
  rows: relation,
  values: "catalog",
  of: nameOf(relation),
  query: sql`SELECT NULL::text AS example, a.hundredths AS n FROM (SELECT pg_catalog.max(greatest(100 * pg_catalog.age(c.relfrozenxid)::int8 / least(pg_catalog.current_setting('autovacuum_freeze_max_age')::int8, (SELECT o.option_value::int8 FROM pg_catalog.pg_options_to_table(p.reloptions) AS o WHERE o.option_name = 'autovacuum_freeze_max_age')), 100 * pg_catalog.mxid_age(c.relminmxid)::int8 / least(pg_catalog.current_setting('autovacuum_multixact_freeze_max_age')::int8, (SELECT o.option_value::int8 FROM pg_catalog.pg_options_to_table(p.reloptions) AS o WHERE o.option_name = 'autovacuum_multixact_freeze_max_age')))) AS hundredths FROM probed AS p JOIN pg_catalog.pg_class AS c ON c.oid IN (p.oid, p.reltoastrelid) WHERE c.relfrozenxid <> '0'::xid) AS a WHERE a.hundredths >= ${integer(nearWraparound)}`,
});

/** What is asked for the sake of each statement, by its place: of each relation once, with the statement that is the worst for it. */
export function relationProbes(statements: readonly Statement[]): readonly (readonly Probe[])[] {
  const probes: Probe[][] = statements.map(() => []);
  const asked = new Set<string>();
  const ask = (
    topic: "size" | "age",
    probe: (relation: Address) => Probe,
    isAbout: (statement: Statement, mode: LockMode) => boolean,
  ): void =>
    statements.forEach((statement, place) => {
      for (const [relation, mode] of Object.entries(statement.locks)) {
        if (asked.has(`${topic} ${relation}`) || !isAbout(statement, mode)) continue;
        asked.add(`${topic} ${relation}`);
        probes[place]?.push(probe(relation));
      }
    });
  ask(
    "size",
    (relation) => sized("blocks-large-table", relation),
    ({ slow, rewrites }, mode) => blockedBy(mode) !== null && (slow === true || rewrites !== undefined),
  );
  ask(
    "size",
    (relation) => sized("locks-large-table", relation),
    (_, mode) => blockedBy(mode) !== null,
  );
  // An anti-wraparound vacuum holds SHARE UPDATE EXCLUSIVE and does not let go of it.
  ask("age", aged, (_, mode) => lockModes.indexOf(mode) >= lockModes.indexOf("SHARE UPDATE EXCLUSIVE"));
  return probes;
}
