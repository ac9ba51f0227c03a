/**
 * Owns Scope: which schemas of which server are read.
 * Must not know what is read in them.
 */
import type { Scope } from "../kinds/kind.ts";
import { quoteLiteral } from "../sql/sql.ts";

/** `schemas` null: all but the system's; `without` never, whatever `schemas` says (the history lives there). */
export function scopeOf(version: number, schemas: readonly string[] | null, without: readonly string[]): Scope {
  const list = (names: readonly string[]): string => `(${names.map(quoteLiteral).join(", ")})`;
  const wanted = schemas?.filter((name) => !without.includes(name)) ?? null;
  return {
    version,
    schemas: wanted,
    without,
    inScope: (column) =>
      wanted !== null
        ? wanted.length === 0
          ? "false"
          : `${column} IN ${list(wanted)}`
        : `${column} !~ '^pg_' AND ${column} <> 'information_schema'${without.length === 0 ? "" : ` AND ${column} NOT IN ${list(without)}`}`,
  };
}
