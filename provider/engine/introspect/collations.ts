/**
 * Owns the reading of the collations that a server was made with, from its operating system and its ICU: two servers have others.
 * Must not know what uses them.
 */
import type { ServerCollation } from "../catalog/catalog.ts";
import type { Asked, Columns } from "./columns.ts";

export const collationsAsked: readonly Asked[] = [
  { name: "name" },
  { name: "provider" },
  { name: "collate" },
  { name: "ctype" },
  { name: "locale" },
];

/** Those below 12000 every server of the version has; of other encodings than the database's none can be used in it. */
export const collationsQuery = (version: number): string => `SELECT c.collname AS name, c.collprovider AS provider,
  c.collcollate AS collate, c.collctype AS ctype,
  ${version >= 170000 ? "c.colllocale" : version >= 150000 ? "c.colliculocale" : "CASE WHEN c.collprovider = 'i' THEN c.collcollate END"} AS locale
  FROM pg_collation c WHERE c.collnamespace = 'pg_catalog'::regnamespace AND c.oid BETWEEN 12000 AND 16383
    AND c.collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))`;

export function collationsOf(columns: Columns): readonly ServerCollation[] {
  const get = <T>(name: string): readonly T[] => columns.get<T>(name);
  const [providers, collates, ctypes, locales] = [
    get<ServerCollation["provider"]>("provider"),
    get<string | null>("collate"),
    get<string | null>("ctype"),
    get<string | null>("locale"),
  ];
  return get<string>("name").map((name, at) => ({
    name,
    provider: providers[at] as ServerCollation["provider"],
    collate: collates[at] ?? null,
    ctype: ctypes[at] ?? null,
    locale: locales[at] ?? null,
  }));
}
