/**
 * Owns whose a generated schema's types, sequences and functions are, and who may use them and the schema.
 * Must not know how they are made; tables' own rights stand with the tables.
 */
import { type Building, quoted } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** How many numbers `+rights` has: which object, what, to whom, whose, and which object that is. */
export const rightsChoices = 5;

interface Held {
  readonly sort: string;
  readonly name: string;
  readonly rights: readonly string[];
}

export function rightsOf(top: Raw, building: Building): void {
  const { side, schema, sql } = building;
  const numbers = fieldOf<readonly number[]>(top, "+rights", side);
  if (numbers === undefined) return;
  const [which = 0, what = 0, whom = 0, whose = 0, other = 0] = numbers;
  const types = [...building.enums, ...building.domains].map(
    (name): Held => ({ sort: "TYPE", name: quoted(schema, name), rights: ["USAGE"] }),
  );
  const functions: Held[] =
    fieldOf(top, "+function", side) === undefined
      ? []
      : [{ sort: "FUNCTION", name: quoted(schema, 'A "function"'), rights: ["EXECUTE"] }];
  const sequences = building.sequences.map(
    (name): Held => ({
      sort: "SEQUENCE",
      name: quoted(schema, name),
      rights: ["USAGE", "SELECT, UPDATE", "ALL"],
    }),
  );
  const granted = pick<Held>(
    [
      { sort: "SCHEMA", name: quoted(schema), rights: ["USAGE", "USAGE, CREATE"] },
      ...types,
      ...functions,
      ...sequences,
    ],
    which,
  ) as Held;
  const to = pick(["pg_monitor", "PUBLIC", "pg_monitor WITH GRANT OPTION", "pg_read_all_data"], whom);
  // What everybody may do by itself can be taken away.
  if (granted.sort !== "SCHEMA" && granted.sort !== "SEQUENCE" && what % 3 === 0)
    sql.push(`REVOKE ALL ON ${granted.sort} ${granted.name} FROM PUBLIC`);
  else sql.push(`GRANT ${pick(granted.rights, what)} ON ${granted.sort} ${granted.name} TO ${to}`);
  // A sequence has the owner of the table that it belongs to.
  const owned = pick([...types, ...functions], other);
  if (owned !== undefined && whose % 3 > 0)
    sql.push(`ALTER ${owned.sort} ${owned.name} OWNER TO ${pick(["pg_monitor", "pg_read_all_data"], whose)}`);
}
