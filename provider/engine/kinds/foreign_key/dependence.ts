/**
 * Owns what a foreign key does not bear: changes of tables and columns that PostgreSQL refuses while it is there.
 * Must not know how it is written.
 */
import type { Address } from "../../catalog/address.ts";
import { tableOf } from "../constraint.ts";
import type { Changed } from "../kind.ts";
import { referenced } from "./ddl.ts";
import type { ForeignKey } from "./index.ts";

const changes = ({ old, new: wanted }: Changed, attribute: string): boolean =>
  old.attrs[attribute] !== wanted.attrs[attribute];

/** Types that have `=` with each other: one end may change before the other (manual, 37.16, operator families). */
const comparable = [
  ["smallint", "integer", "bigint"],
  ["text", "character varying"],
  ["real", "double precision"],
].map((names) => new Set<unknown>(names));

/**
 * ALTER TYPE makes the foreign key anew, which needs types that can be compared; one end changes first. Tables on both ends that
 * change their persistence would each have to be the first, where they refer to each other.
 */
export function inTheWay(
  key: ForeignKey,
  under: Changed,
  changeOf: (address: Address) => Changed | undefined,
): boolean {
  if (changes(under, "type_base")) {
    const [before, after] = [under.old.attrs.type_base, under.new.attrs.type_base];
    // The operators of a key WITHOUT OVERLAPS are those of GiST, which compare values of one type.
    return key.attrs.period || !comparable.some((types) => types.has(before) && types.has(after));
  }
  if (!changes(under, "persistence")) return false;
  const [home, target] = [tableOf(key.path), referenced(key)];
  const other = changeOf(under.old.address === home ? target : home);
  return home !== target && other !== undefined && changes(other, "persistence");
}

/** A permanent table refers to permanent ones only; what a foreign key sets is no generated column. */
export const holds = (_: ForeignKey, under: Changed): boolean =>
  changes(under, "persistence") || changes(under, "generated");
