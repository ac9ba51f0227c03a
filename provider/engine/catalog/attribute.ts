/**
 * Owns the attribute types of objects: how a value read from the server is decoded and compared.
 * Must not know kinds.
 */

import { meansTheSame } from "../sql/array-casts.ts";

/** How many values of an attribute come at once: numbers that are never null, booleans, or few of which most are null. */
export type Sent = "numbers" | "flags" | "sparse";

/** One attribute of a kind. `compared: false` is informative: kept, shown, never a change. */
export interface Attribute<T, C extends boolean = boolean> {
  /** Throws TypeError naming `at` when the server's answer is not of this shape: that is a bug in a query. */
  decode(value: unknown, at: string): T;
  equal(left: T, right: T): boolean;
  readonly compared: C;
  /** server_version_num from which (until which) the attribute exists; outside it is not compared. */
  readonly since?: number;
  readonly until?: number;
  /** Of settings: keys that came later than the attribute, with their server_version_num. */
  readonly keysSince?: Readonly<Record<string, number>>;
  /** What a server has come to and no definition says: a copy made from definitions does not have it. */
  readonly observed?: boolean;
  /** The value that means "not used": any other is an error before `since`. Absent: what it says can be left out. */
  readonly neutral?: T;
  /** Absent: as JSON has them. */
  readonly sent?: Sent;
  /** It names a type as format_type prints it with an empty search_path, or a collation with its schema. */
  readonly namesType?: boolean;
  /**
   * The value is the address of another object, or a list of them, which the query gives as rows `class/oid/subid`; it depends on
   * them with this pg_depend.deptype, although pg_depend does not say so.
   */
  readonly refers?: "n" | "a";
  /** A list that begins with the schema and the name of a relation. */
  readonly namesRelation?: boolean;
  /** A server's null stands for what this other attribute, which comes before it, has: most often they are the same. */
  readonly usually?: string;
}

type Compared<T> = Attribute<T, true>;

const mismatch = (at: string, wanted: string, value: unknown): never => {
  throw new TypeError(`${at}: expected ${wanted}, got ${JSON.stringify(value)}`);
};

const same = <T>(left: T, right: T): boolean => left === right;

export const text: Compared<string> = {
  decode: (value, at) => (typeof value === "string" ? value : mismatch(at, "text", value)),
  equal: same,
  compared: true,
};

/** Names a type as format_type prints it with an empty search_path. */
export const typeText: Compared<string> = { ...text, namesType: true };

/** SQL that PostgreSQL printed, which it may print otherwise once it has read that. */
export const printedText: Compared<string> = { ...text, equal: meansTheSame };

export const bool: Compared<boolean> = {
  decode: (value, at) => (typeof value === "boolean" ? value : mismatch(at, "a boolean", value)),
  equal: same,
  compared: true,
  sent: "flags",
};

export const oneOf = <const V extends string>(...values: readonly V[]): Compared<V> => ({
  decode: (value, at) =>
    values.includes(value as V) ? (value as V) : mismatch(at, `one of ${values.join(", ")}`, value),
  equal: same,
  compared: true,
});

export const nullable = <T>(of: Compared<T>): Compared<T | null> => ({
  decode: (value, at) => (value === null || value === undefined ? null : of.decode(value, at)),
  equal: (left, right) => (left === null || right === null ? left === right : of.equal(left, right)),
  compared: true,
  sent: "sparse",
});

/** Names a collation with its schema; null for the type's own. */
export const collationText: Compared<string | null> = { ...nullable(text), namesType: true };

export const many = <T>(of: Compared<T>): Compared<readonly T[]> => ({
  decode: (value, at) =>
    Array.isArray(value)
      ? value.map((item, index) => of.decode(item, `${at}[${index}]`))
      : mismatch(at, "a list", value),
  equal: (left, right) =>
    left.length === right.length && left.every((item, index) => of.equal(item, right[index] as T)),
  compared: true,
});

/** Keys and text values whose order means nothing, such as storage parameters. */
export const settings: Compared<Readonly<Record<string, string>>> = {
  decode: (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return mismatch(at, "an object", value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, text.decode(item, `${at}.${key}`)]));
  },
  equal: (left, right) => {
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
  },
  compared: true,
};

/** Settings of which some keys exist from a server_version_num on only. */
export const settingsSince = (keysSince: Readonly<Record<string, number>>): typeof settings => ({
  ...settings,
  keysSince,
});

export const number: Compared<number> = {
  decode: (value, at) => (typeof value === "number" ? value : mismatch(at, "a number", value)),
  equal: same,
  compared: true,
  sent: "numbers",
};

/** The address of an object that this one depends on, without a row of pg_depend. */
export const reference = (type: "n" | "a"): Compared<string | null> => ({ ...nullable(text), refers: type });

/** As `reference`, of several. */
export const references = (type: "n" | "a"): Compared<readonly string[]> => ({ ...many(text), refers: type });

/** Kept and shown, never a change. */
export const informative = <T>(of: Compared<T>): Attribute<T, false> => ({ ...of, compared: false });

/** A query gives null where the value is that of `other`, which costs it nothing. */
export const usually = <T, C extends boolean>(other: string, of: Attribute<T, C>): Attribute<T, C> => ({
  ...of,
  usually: other,
  sent: "sparse",
});

/** A query gives null where it is this value, as it most often is, which costs little to send. */
export const mostly = <T, C extends boolean>(value: T, of: Attribute<T, C>): Attribute<T, C> => ({
  ...of,
  decode: (sent, at) => (sent === null ? value : of.decode(sent, at)),
  sent: "sparse",
});

/** What a server has come to and no definition says, such as an index that a cancelled build left invalid. */
export const observed = <T>(of: Compared<T>): Compared<T> => ({ ...of, observed: true });

/** Exists from this server_version_num on; the query gives `neutral`, or null without one, before. */
export const since = <T, C extends boolean>(version: number, of: Attribute<T, C>, neutral?: T): Attribute<T, C> => ({
  ...of,
  since: version,
  ...(neutral === undefined ? {} : { neutral }),
});
