/**
 * Owns storage parameters (reloptions): how they are written and changed.
 * Must not know which relations have them.
 */
import { identifier, join, literal, type Sql, sql } from "./sql.ts";

type Parameters = Readonly<Record<string, string>>;

/** `toast.autovacuum_enabled` has a dot of its own: each part is an identifier. */
const parameter = (name: string): Sql => join(name.split(".").map(identifier), ".");

const assignments = (parameters: Parameters): Sql =>
  join(
    Object.entries(parameters)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => sql`${parameter(name)} = ${literal(value)}`),
    ", ",
  );

/** `WITH (fillfactor = '70')`, or nothing. */
export const withClause = (parameters: Parameters): Sql | undefined =>
  Object.keys(parameters).length === 0 ? undefined : sql`WITH (${assignments(parameters)})`;

/** The subcommands that lead from one set to the other: `SET (…)`, `RESET (…)`. */
export function changedParameters(old: Parameters, wanted: Parameters): readonly Sql[] {
  const set = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => old[name] !== value));
  const reset = Object.keys(old)
    .filter((name) => !(name in wanted))
    .sort();
  return [
    ...(Object.keys(set).length > 0 ? [sql`SET (${assignments(set)})`] : []),
    ...(reset.length > 0 ? [sql`RESET (${join(reset.map(parameter), ", ")})`] : []),
  ];
}
