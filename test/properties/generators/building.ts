/**
 * Owns what the makers of one side's objects share, and how they write names, literals and objects with optional fields.
 * Must not know any kind.
 */
import { quoteIdentifier } from "../../../provider/engine/sql/sql.ts";
import type { SideColumn } from "./columns.ts";
import type { SideKey } from "./constraints.ts";
import type { Side } from "./sides.ts";

export type Written = Record<string, unknown>;

export interface SideTable {
  readonly place: number;
  readonly name: string;
  readonly unlogged: boolean;
  readonly written: Written;
  readonly columns: readonly SideColumn[];
  readonly keys: SideKey[];
}

/** What the makers of each kind's objects share on one side. */
export interface Building {
  readonly side: Side;
  /** Major version of the server. */
  readonly version: number;
  readonly schema: string;
  readonly tables: SideTable[];
  readonly sequences: string[];
  readonly enums: string[];
  readonly domains: string[];
  readonly sql: string[];
  /** Indexes that a cancelled build left invalid. */
  readonly invalid: string[];
}

export const quoted = (...names: readonly string[]): string => names.map(quoteIdentifier).join(".");
export const quotedText = (text: string): string =>
  `${text.includes("\\") ? "E" : ""}'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** An object without what is undefined; undefined when nothing is left and `orNothing`. */
export const written = (fields: Written): Written =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** A nested object that is not written when it is empty. */
export const nested = (fields: Written): Written | undefined => {
  const kept = written(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
};
