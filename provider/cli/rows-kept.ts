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
  /** Its rows are those of its partitions. */
  readonly divided: boolean;
  /** The table of which it is a partition, or a partition's; itself if it is none. */
  readonly root: number;
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
    SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS divided,
      coalesce(pg_partition_root(c.oid)::int8, c.oid::int8) AS root,
      (SELECT coalesce(json_agg(json_build_object('number', a.attnum, 'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod) || coalesce((SELECT string_agg(i.made_of, ' ' ORDER BY i.made_of)
          FROM inside i WHERE i.root = a.atttypid), ''), 'labels', (SELECT coalesce(json_agg(DISTINCT e.enumlabel), '[]')
            FROM reached r JOIN pg_enum e ON e.enumtypid = r.type WHERE r.root = a.atttypid), 'generated', a.attgenerated <> '') ORDER BY a.attnum), '[]')
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`);
  const counts = new Map<number, number>();
  const checksums = new Map<number, ReadonlyMap<number, string>>();
  for (const { oid, schema, name, divided, columns } of tables) {
    const sums = columns.map(
      (column) =>
        `md5(coalesce(string_agg(coalesce(md5(t.${quoteIdentifier(column.name)}::text), '-'), ',' ORDER BY md5(t.${quoteIdentifier(column.name)}::text)), '')) AS c${column.number}`,
    );
    const [row] = await session.rows<Record<string, number | string>>(
      `SELECT ${["count(*)::int AS count", ...sums].join(", ")} FROM ${divided ? "" : "ONLY "}${quoteIdentifier(schema)}.${quoteIdentifier(name)} t`,
    );
    counts.set(oid, Number(row?.count));
    checksums.set(oid, new Map(columns.map(({ number }) => [number, String(row?.[`c${number}`])])));
  }
  return { tables: new Map(tables.map((table) => [table.oid, table])), counts, checksums };
}

/**
 * What is gone or changed although the plan does not say so; `lost` holds the addresses of its losses, `renamed` has for new addresses
 * those before.
 */
export function damage(
  before: Contents,
  after: Contents,
  lost: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const found: string[] = [];
  const called = new Map([...renamed].map(([now, then]) => [then, now]));
  const said: Said = { lost, called, evened: evenedOf(before, after, lost) };
  const looked = new Set<number>();
  for (const [oid, table] of before.tables) {
    const now = after.tables.get(oid);
    if (now !== undefined && (now.root !== table.root || table.root === oid)) {
      if (!table.divided) found.push(...changed(before, table, after, now, said));
      continue;
    }
    if (lost.has(addressOf(table))) continue;
    // Its rows may have been carried to another one of its name, those of a partition with its whole's, or to other partitions of that.
    const root = before.tables.get(table.root) ?? table;
    const heir =
      after.tables.get(root.oid) ??
      [...after.tables.values()].find((other) => addressOf(other) === calledNow(root, said));
    if (heir === undefined) found.push(`table ${namesOf(table)} is gone`);
    else if (!looked.has(root.oid)) found.push(...changed(before, root, after, heir, said));
    looked.add(root.oid);
  }
  return found;
}

/** What the plan says of itself. */
interface Said {
  readonly lost: ReadonlySet<string>;
  /** Address before → address now. */
  readonly called: ReadonlyMap<string, string>;
  /** Roots that partitions have come to, or left, which together have as many rows as before. */
  readonly evened: ReadonlySet<number>;
}

function evenedOf(before: Contents, after: Contents, lost: ReadonlySet<string>): ReadonlySet<number> {
  const groups = new Map<number, Set<number>>();
  const groupOf = (root: number): Set<number> => groups.get(root) ?? new Set([root]);
  for (const [oid, { root }] of before.tables) {
    const all = new Set([...groupOf(root), ...groupOf(after.tables.get(oid)?.root ?? root)]);
    for (const one of all) groups.set(one, all);
  }
  const sum = (contents: Contents, group: ReadonlySet<number>, isLost: (table: Table) => boolean): number =>
    [...contents.tables.values()].reduce(
      (total, table) =>
        total + (group.has(table.root) && !table.divided && !isLost(table) ? (contents.counts.get(table.oid) ?? 0) : 0),
      0,
    );
  const isEven = (group: ReadonlySet<number>): boolean =>
    group.size > 1 && sum(before, group, (table) => lost.has(addressOf(table))) === sum(after, group, () => false);
  return new Set([...new Set(groups.values())].filter(isEven).flatMap((group) => [...group]));
}

const namesOf = ({ schema, name }: Table): string => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

const addressOf = (table: Table): string => `table:${namesOf(table)}`;

const calledNow = (table: Table, { called }: Said): string => called.get(addressOf(table)) ?? addressOf(table);

/** What has happened to the rows of one that is there, or that another one has taken the place of: then columns are known by name. */
function changed(
  before: Contents,
  table: Table,
  after: Contents,
  now: Table,
  { lost, called, evened }: Said,
): readonly string[] {
  const found: string[] = [];
  const names = namesOf(table);
  // A partition that ended being one has kept its rows, and a table that has become one has brought some.
  const [kept, brought] = [
    [...leavesOf(before, table, after), ...lostOf(before, table, after, lost)],
    leavesOf(after, now, before),
  ];
  const [had, has] = [rowsOf(before, table, kept), rowsOf(after, now, brought)];
  const isEvened = had !== has && (evened.has(table.root) || evened.has(now.root));
  if (had !== has && !isEvened) found.push(`table ${names} had ${had} rows and has ${has}`);
  for (const column of table.columns) {
    if (column.generated) continue;
    const address = (of: Table, name: string): string => `column:${namesOf(of)}.${quoteIdentifier(name)}`;
    const then = address(table, column.name);
    const same = now.columns.find(({ number, name }) =>
      now.oid === table.oid
        ? number === column.number
        : (called.get(then) ?? address(now, column.name)) === address(now, name),
    );
    if (same === undefined) {
      if (!lost.has(address(now, column.name))) found.push(`column ${names}.${column.name} is gone`);
    } else if (
      kept.length + brought.length === 0 &&
      !isEvened &&
      same.type === column.type &&
      // One that has another name now is another text.
      column.labels.every((label) => same.labels.includes(label)) &&
      before.checksums.get(table.oid)?.get(column.number) !== after.checksums.get(now.oid)?.get(same.number)
    )
      found.push(`values of ${names}.${column.name} have changed`);
  }
  return found;
}

/** Those with rows of their own. */
const partitionsOf = (tables: Contents["tables"], whole: Table): readonly Table[] =>
  [...tables.values()].filter((leaf) => leaf.root === whole.oid && leaf.oid !== whole.oid && !leaf.divided);

/**
 * Partitions of a table with rows of their own that are there at the other moment, too, and no longer its: the same ones, or, by name,
 * what became of them where they were not this table's.
 */
const leavesOf = ({ tables }: Contents, whole: Table, other: Contents): readonly number[] =>
  partitionsOf(tables, whole).flatMap((leaf) => {
    const same = [...other.tables.values()].find((one) => namesOf(one) === namesOf(leaf));
    const home = same === undefined ? undefined : other.tables.get(same.root);
    const isFromElsewhere = home !== undefined && namesOf(home) !== namesOf(whole);
    const isElsewhere = other.tables.has(leaf.oid) && other.tables.get(leaf.oid)?.root !== whole.oid;
    return isElsewhere || isFromElsewhere ? [leaf.oid] : [];
  });

/** Its partitions with rows of their own that have gone with these. */
const lostOf = ({ tables }: Contents, whole: Table, after: Contents, lost: ReadonlySet<string>): readonly number[] =>
  partitionsOf(tables, whole)
    .filter((leaf) => !after.tables.has(leaf.oid) && lost.has(addressOf(leaf)))
    .map(({ oid }) => oid);

const rowsOf = ({ counts }: Contents, { oid }: Table, without: readonly number[]): number =>
  without.reduce((sum, part) => sum - (counts.get(part) ?? 0), counts.get(oid) ?? 0);
