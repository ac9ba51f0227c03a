/**
 * Owns Obj: one addressable thing of a database.
 * Must not know which kinds there are.
 */
import type { Origin, Sql } from "../sql/sql.ts";
import { verbatim } from "../sql/sql.ts";
import { namingConstants } from "../sql/unnamed-columns.ts";
import type { Address } from "./address.ts";

/** One object, read from a server or made from structured input. Immutable. */
export interface Obj<P extends string = string, A = Readonly<Record<string, unknown>>> {
  readonly kind: string;
  readonly path: Readonly<Record<P, string>>;
  readonly address: Address;
  /**
   * The rows of pg_depend that mean this object, each `class/oid/subid`: a view's dependencies hang on its pg_rewrite row,
   * a default's on pg_attrdef. The first is the object itself. Empty for one made from input.
   */
  readonly rows: readonly string[];
  /** The object that this one is written inside of or ALTERed through. */
  readonly parent: Address | undefined;
  readonly attrs: A;
  /** Where the attributes of an object made from input were written; keys as in `attrs`, list items as `keys.0`. */
  readonly origins?: Readonly<Record<string, Origin>>;
}

/** SQL that stands in an attribute, with the place it was written at. */
export function written(of: Obj<string, object>, attribute: string, text?: string): Sql {
  const value = text ?? (of.attrs as Readonly<Record<string, unknown>>)[attribute];
  if (typeof value !== "string") throw new TypeError(`${of.address} has no text in ${attribute}`);
  return verbatim(value, of.origins?.[attribute]);
}

/** The same of a query, or what holds one: as PostgreSQL has to read it where PostgreSQL has printed it. */
export function writtenQuery(of: Obj<string, object>, attribute: string): Sql {
  if (of.origins?.[attribute] !== undefined) return written(of, attribute);
  const value = (of.attrs as Readonly<Record<string, unknown>>)[attribute];
  return written(of, attribute, typeof value === "string" ? namingConstants(value) : undefined);
}
