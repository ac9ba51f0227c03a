/**
 * Owns the rows of a property run: which are put into the tables, and whether they are there after a migration.
 * Must not know plans.
 */
import type { Session } from "../../provider/engine/db/session.ts";
import { quoted, quotedText, type SideTable } from "./generators/building.ts";
import type { Schema } from "./generators/schema.ts";
import type { Sides } from "./generators/sides.ts";
import { families } from "./generators/types.ts";

const numbers = [1, 2, 3];

/** Three rows a table, where they fit; referenced tables may come later, so there are rounds. Returns how many went in. */
export async function insertRows(schema: Schema, session: Session): Promise<number> {
  let count = 0;
  let waiting = schema.tables.flatMap((table) => numbers.map((number) => insert(schema.name, table, number)));
  for (let round = 0; round < schema.tables.length; round += 1) {
    const failed: string[] = [];
    for (const statement of waiting)
      await session.execute(statement).then(
        () => (count += 1),
        () => failed.push(statement),
      );
    waiting = failed;
  }
  return count;
}

function insert(schema: string, table: SideTable, number: number): string {
  const columns = table.columns.filter(({ generated }) => !generated);
  const relation = quoted(schema, table.name);
  if (columns.length === 0) return `INSERT INTO ${relation} DEFAULT VALUES`;
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const values = columns.map(({ family }) => families[family].row(number)).join(", ");
  return `INSERT INTO ${relation} (${names}) OVERRIDING SYSTEM VALUE VALUES (${values})`;
}

/** A query that must give the same before and after; its text for each side. */
export interface Kept {
  readonly what: string;
  readonly after: string;
  readonly value: string;
}

/** Reads what must survive: the rows of tables on both sides, and the values of columns on both sides. */
export async function keep([first, second]: Sides<Schema>, session: Session): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const old of first.tables) {
    const next = second.tables.find((table) => isSame(table, old));
    if (next === undefined) continue;
    const pairs = old.columns.flatMap((column) => {
      const other = next.columns.find((candidate) => isSame(candidate, column));
      const stays = other !== undefined && !column.generated && !other.generated;
      return stays ? [{ column, other, same: other.type.sql === column.type.sql }] : [];
    });
    const query = (schema: string, table: string, names: readonly string[]): string =>
      `SELECT count(*)::text || coalesce(string_agg(t.v, ',' ORDER BY t.v COLLATE "C"), '') AS value FROM (SELECT concat_ws('|', ''${names.map((name) => `, ${name}`).join("")}) AS v FROM ${quoted(schema, table)}) t`;
    const shown = (name: string, same: boolean): string =>
      same ? `(${quoted(name)})::text` : `${quoted(name)} IS NULL`;
    const before = query(
      first.name,
      old.name,
      pairs.map(({ column, same }) => shown(column.name, same)),
    );
    const after = query(
      second.name,
      next.name,
      pairs.map(({ other, same }) => shown(other.name, same)),
    );
    kept.push({ what: quotedText(old.name), after, value: await answerOf(before, session) });
  }
  return kept;
}

/** Renamed or not at all. */
const isSame = (
  next: { readonly name: string; readonly written: Readonly<Record<string, unknown>> },
  old: { readonly name: string },
): boolean => (next.written.renamed_from ?? next.name) === old.name;

async function answerOf(query: string, session: Session): Promise<string> {
  const [row] = await session.rows<{ value: string }>(query);
  return row?.value ?? "";
}

/** What is not there any more. */
export async function lostRows(kept: readonly Kept[], session: Session): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { what, after, value } of kept) {
    const now = await answerOf(after, session);
    if (now !== value) lost.push(`${what} had ${value} and has ${now}`);
  }
  return lost;
}
