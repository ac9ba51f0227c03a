/**
 * Owns what a test sees of a running transaction: the locks that are really held, and which tables got new files.
 * Must not know what was declared.
 *
 * Only relations count on which users' statements wait: tables, views, materialized views and sequences. Left out are ACCESS SHARE, which every
 * reader of a catalog's object takes, and the sequences of identity columns, which are parts of their table.
 */
import type { Session } from "../../provider/engine/db/session.ts";
import { lockModes } from "../../provider/engine/plan/statement.ts";
import { quoteIdentifier } from "../../provider/engine/sql/sql.ts";

export interface Relation {
  readonly oid: number;
  readonly kind: "r" | "p" | "v" | "m" | "S";
  readonly schema: string;
  readonly name: string;
  readonly file: number | null;
}

const words = { r: "table", p: "table", v: "view", m: "materialized_view", S: "sequence" } as const;

export const addressOf = ({ kind, schema, name }: Relation): string =>
  `${words[kind]}:${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

/** The users' tables, views, materialized views and sequences by oid. */
export async function relationsOf(session: Session): Promise<ReadonlyMap<number, Relation>> {
  const rows = await session.rows<Relation>(`SELECT c.oid::int8 AS oid, c.relkind AS kind, n.nspname AS schema,
      c.relname AS name, pg_relation_filenode(c.oid)::int8 AS file
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype = 'i')`);
  return new Map(rows.map((row) => [row.oid, row]));
}

/** The strongest mode that a session holds on each of these relations, by address; this one, unless the pid of another is given. */
export async function locksHeld(
  session: Session,
  relations: ReadonlyMap<number, Relation>,
  pid?: number,
): Promise<Readonly<Record<string, string>>> {
  const held = await session.rows<{ oid: number; mode: string }>(`SELECT l.relation::int8 AS oid, l.mode FROM pg_locks l
    WHERE l.granted AND l.pid = ${pid ?? "pg_backend_pid()"} AND l.locktype = 'relation' AND l.mode <> 'AccessShareLock'`);
  const strongest = new Map<string, number>();
  for (const { oid, mode } of held) {
    const relation = relations.get(oid);
    if (relation === undefined) continue;
    const word = mode
      .replace(/Lock$/, "")
      .replaceAll(/(?<=.)(?=[A-Z])/g, " ")
      .toUpperCase();
    const rank = (lockModes as readonly string[]).indexOf(word);
    const address = addressOf(relation);
    strongest.set(address, Math.max(rank, strongest.get(address) ?? -1));
  }
  return Object.fromEntries([...strongest].sort().map(([address, rank]) => [address, lockModes[rank] as string]));
}
