/**
 * Owns what a refusal says is missing: its name, and the names that were perhaps meant.
 * Must not know kinds by name, nor how a refusal is told.
 */
import { parseNames } from "../catalog/address.ts";
import type { DatabaseError, Session } from "../db/session.ts";
import { kindOf } from "../kinds/lookup.ts";
import { createdName, elementNames, namesIn } from "../sql/names.ts";
import { quoteLiteral } from "../sql/sql.ts";
import type { Item } from "./item.ts";
import type { Source } from "./source.ts";
import { didYouMean } from "./suggestion.ts";

/** Schemas that a person's own names are in. */
const notSystem = "n.nspname !~ '^pg_(toast|temp_)' AND n.nspname NOT IN ('pg_catalog', 'information_schema')";

interface Sort {
  /** PostgreSQL's message, and the missing name in it. */
  readonly message: RegExp;
  /** A query for names of this sort in the shadow. */
  readonly query: (item: Item) => string;
  /** Names that a person declared and that may not be in the shadow. */
  readonly declared?: (source: Source, item: Item) => Iterable<string>;
}

/** Sorts of things that can be missing; what else is missing has no suggestion. */
const sorts: readonly Sort[] = [
  {
    message: /^relation "(.*)" does not exist$/s,
    query: () =>
      `SELECT c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind NOT IN ('i', 'I', 't') AND ${notSystem}`,
    declared: function* (source) {
      for (const object of source.objects)
        if (kindOf(object).relation === true) yield Object.values(object.path).at(-1) as string;
      for (const { text } of source.texts.flat()) yield createdName(text)?.at(-1) ?? "";
    },
  },
  {
    message: /^column "?([^"]*)"? (?:.*)does not exist$/s,
    query: ({ text }) =>
      `SELECT DISTINCT a.attname AS name FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND ${notSystem}
        AND c.relname = ANY (ARRAY[${[...namesIn(text)].map(quoteLiteral).join(", ")}]::text[])`,
    declared: (_, { text }) => elementNames(text),
  },
  {
    message: /^type "(.*)" does not exist$/s,
    query: () =>
      `SELECT t.typname AS name FROM pg_catalog.pg_type t WHERE t.typelem = 0 AND t.typtype <> 'p' AND t.typrelid = 0
        UNION SELECT pg_catalog.format_type(t.oid, NULL) FROM pg_catalog.pg_type t WHERE t.typtype = 'b' AND t.typelem = 0`,
  },
  {
    message: /^(?:function|procedure) ([^(]*)\(.*does not exist$/s,
    query: () => "SELECT DISTINCT p.proname AS name FROM pg_catalog.pg_proc p",
  },
  {
    message: /^schema "(.*)" does not exist$/s,
    query: () => "SELECT n.nspname AS name FROM pg_catalog.pg_namespace n",
  },
  {
    message: /^collation "(.*)" for encoding .*does not exist$/s,
    query: () => "SELECT DISTINCT c.collname AS name FROM pg_catalog.pg_collation c",
  },
  {
    message: /^operator class "(.*)" does not exist for access method/s,
    query: () => "SELECT DISTINCT o.opcname AS name FROM pg_catalog.pg_opclass o",
  },
  {
    message: /^access method "(.*)" does not exist$/s,
    query: () => "SELECT a.amname AS name FROM pg_catalog.pg_am a WHERE a.amtype = 'i'",
  },
];

const sortOf = (reason: DatabaseError): { readonly sort: Sort; readonly name: string } | undefined => {
  for (const sort of sorts) {
    const name = sort.message.exec(reason.message)?.[1];
    if (name !== undefined) return { sort, name };
  }
  return undefined;
};

/** The relation, type, function or schema that a refusal misses, as PostgreSQL writes it: unquoted. */
export const missingName = (reason: DatabaseError): string | undefined => {
  const found = sortOf(reason);
  // An array of a type is there when the type is.
  return found === undefined || found.sort === sorts[1] ? undefined : found.name.replace(/(?:\[\])+$/, "");
};

/** ` Did you mean email?`, or nothing. Asks the shadow, in which all is that could be made. */
export async function suggestionFor(
  reason: DatabaseError,
  item: Item,
  source: Source,
  session: Session,
): Promise<string> {
  const found = sortOf(reason);
  // PostgreSQL has looked for it already.
  if (found === undefined || reason.hint?.startsWith("Perhaps you meant") === true) return "";
  const { sort, name } = found;
  const last = (parseNames(name) ?? [name]).at(-1) as string;
  const rows = await session.rows<{ name: string }>(sort.query(item));
  // One that is there misses something else, such as an argument's type.
  if (rows.some((row) => row.name === last)) return "";
  const candidates = [...(sort.declared?.(source, item) ?? []), ...rows.map((row) => row.name)];
  return didYouMean(
    last,
    candidates.filter((candidate) => candidate !== last),
  );
}
