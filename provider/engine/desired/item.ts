/**
 * Owns Item: one statement to run in the shadow, with where it came from; and how it failed.
 * Must not know how statements are run, nor what is said of a failure.
 */
import type { Address } from "../catalog/address.ts";
import type { DatabaseError } from "../db/session.ts";
import type { Statement } from "../plan/statement.ts";
import { createdName } from "../sql/names.ts";
import { quoteIdentifier, type Sql } from "../sql/sql.ts";
import type { SourceStatement } from "./source.ts";

/** Something to run: a statement of ours, with its Sql, or one that a person wrote. */
export interface Item {
  readonly text: string;
  readonly searchPath: string;
  /** Statements of its text that came before and set how the session reads what follows; absent: the settings of every session. */
  readonly settings?: readonly string[];
  /** What a statement of ours makes. */
  readonly object: Address | undefined;
  readonly written: Sql | undefined;
  readonly from: SourceStatement | undefined;
  /** What is run where `text` fails. */
  readonly otherwise?: string;
  /** Not declared, but around what is. */
  readonly isContext: boolean;
}

export interface Failed {
  readonly item: Item;
  readonly error: DatabaseError;
}

/** A statement that makes a copy of what is there. */
export const copyItem = ({ sql, inShadow, object }: Pick<Statement, "sql" | "inShadow" | "object">): Item => ({
  text: (inShadow ?? sql).text,
  ...(inShadow === undefined ? {} : { otherwise: sql.text }),
  // What it names has its schema; a string for a body that it runs may rely on the path of every new database.
  searchPath: "pg_catalog, public",
  object,
  written: sql,
  from: undefined,
  isContext: true,
});

/** What a message calls it: an address, or where a statement stands. */
export function titleOf({ object, from }: Pick<Item, "object" | "from">): string {
  if (object !== undefined || from === undefined) return object ?? "a statement";
  const name = createdName(from.text)?.map(quoteIdentifier).join(".");
  const place = `${from.source.name}, line ${from.line}`;
  return name === undefined ? place : `${name} (${place})`;
}
