/**
 * Owns what stands in the embedded shadow for the collations of the target's operating system and ICU ("en_US", "sv-x-icu"), which it
 * lacks: rows of pg_catalog as the target has them. Nothing is sorted by them there.
 * Must not know who uses which.
 */
import type { Catalog, ServerCollation } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { quoteLiteral } from "../sql/sql.ts";
import type { Source } from "./source.ts";

/** As initdb gives them to what it finds; a server's own end below the first. */
const [first, last] = [14_000, 16_383];

const wanted = new WeakMap<Shadow, string>();
const there = new WeakMap<Shadow, string>();

/** What the shadow is to have from its next emptying on: those that `live` has, where somebody may mean one, and none of another target. */
export function expectCollations(live: Catalog, source: Source, shadow: Shadow): void {
  if (shadow.engine !== "embedded" || !(speaksOfOne(source) || usesOne(live))) return;
  wanted.set(shadow, JSON.stringify((live.collations ?? []).map(stored)));
}

/**
 * Gives them to a shadow that was emptied. `isNew`: it has begun anew, and has none. What cannot stand in is not there, and a statement
 * that names it says so.
 */
export async function standInForCollations(shadow: Shadow, isNew: boolean): Promise<void> {
  if (isNew) there.delete(shadow);
  const collations = wanted.get(shadow);
  if (collations === undefined || collations === there.get(shadow)) return;
  await shadow.run([
    "SET allow_system_table_mods = on",
    `DELETE FROM pg_catalog.pg_collation WHERE oid BETWEEN ${first} AND ${last}`,
    `INSERT INTO pg_catalog.pg_collation (oid, collname, collnamespace, collowner, collprovider, collisdeterministic, collencoding,
    collcollate, collctype, colllocale)
  SELECT ${first} - 1 + row_number() OVER (ORDER BY s.name), s.name, 'pg_catalog'::regnamespace, 10, s.provider, true,
    CASE WHEN s.provider = 'i' THEN -1 ELSE pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()) END,
    s."collate", s.ctype, s.locale
  FROM pg_catalog.json_to_recordset(${quoteLiteral(collations)}) AS s(name name, provider "char", "collate" text, ctype text, locale text)
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_collation c WHERE c.collnamespace = 'pg_catalog'::regnamespace AND c.collname = s.name)
  LIMIT ${last - first + 1}`,
    "RESET allow_system_table_mods",
  ]);
  there.set(shadow, collations);
}

/** As 18 keeps it: before 15 a locale of ICU was kept with those of libc. */
const stored = (collation: ServerCollation): ServerCollation =>
  collation.provider === "i" ? { ...collation, collate: null, ctype: null } : collation;

const speaksOfOne = ({ texts, objects }: Source): boolean =>
  texts.flat().some(({ text }) => /collat/i.test(text)) || objects.some(namesOne);

const usesOne = ({ objects }: Catalog): boolean => {
  for (const object of objects.values()) if (namesOne(object)) return true;
  return false;
};

const namesOne = ({ attrs }: Obj): boolean =>
  Object.entries(attrs).some(
    ([name, value]) => typeof value === "string" && (name.startsWith("collat") || value.includes("COLLATE")),
  );
