/**
 * Owns the reading of pg_depend: who depends on whom, as edges between addresses.
 * Must not know kinds; who has claimed which row is given.
 *
 * It is the largest thing that is read (25 rows a table), so each row comes as three numbers.
 */
import type { Address } from "../catalog/address.ts";
import type { Edge } from "../catalog/catalog.ts";
import { type Claims, claimedIn, type OfCatalog } from "./claims.ts";
import type { Asked, Columns } from "./columns.ts";

/** More than a relation has columns (1,600 at most): oid and subid are one number. */
const subs = 2048;

/**
 * Dependencies among user objects, and which extension an object is a member of. A table is of no type, but said to be. Triggers that
 * belong to constraints are the constraints' own, as are the rows of a foreign key for the partitions that it refers to. What a partition has from its whole it has
 * by name: `P` is of pg_depend, `I` of a column. Of a table that inherits `I` is what comes with its parent's, `M` what it has of itself
 * as well; `s` is not of the query but of `edgesBetween`. `sort` is both classes and deptype; an oid of a system catalog has less than 16 bits.
 */
export const dependQuery = `SELECT d.objid::int8 * ${subs} + d.objsubid AS dependent, d.refobjid::int8 * ${subs} + d.refobjsubid AS referenced,
    (d.classid::int8 * 65536 + d.refclassid::int8) * 256 + ascii(d.deptype::text) AS sort
  FROM pg_depend d WHERE d.objid >= 16384
    AND (d.refobjid >= 16384 OR d.refclassid IN ('pg_namespace'::regclass, 'pg_extension'::regclass))
    AND NOT (d.classid = 'pg_trigger'::regclass AND d.deptype = 'i')
    AND NOT (d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.refclassid = 'pg_type'::regclass
      AND (d.objid, d.refobjid) IN (SELECT c.oid, c.reloftype FROM pg_class c WHERE c.reloftype <> 0))
    AND NOT (d.classid = 'pg_constraint'::regclass AND d.deptype <> 'i' AND d.objid IN (SELECT k.oid FROM pg_constraint k
      JOIN pg_constraint u ON u.oid = k.conparentid AND u.conrelid = k.conrelid))
  UNION ALL SELECT a.attrelid::int8 * ${subs} + a.attnum, w.attrelid::int8 * ${subs} + w.attnum,
    ('pg_class'::regclass::oid::int8 * 65537) * 256 + ascii(CASE WHEN c.relispartition OR NOT a.attislocal THEN 'I' ELSE 'M' END)
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('r', 'p')
  JOIN pg_attribute a ON a.attrelid = i.inhrelid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_attribute w ON w.attrelid = i.inhparent AND w.attname = a.attname
  UNION ALL SELECT k.oid::int8 * ${subs}, w.oid::int8 * ${subs}, ('pg_constraint'::regclass::oid::int8 * 65537) * 256
    + ascii(CASE WHEN c.relispartition THEN 'P' WHEN k.conislocal THEN 'M' ELSE 'I' END)
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('r', 'p')
  JOIN pg_constraint k ON k.conrelid = i.inhrelid AND k.contype = 'c' AND k.coninhcount > 0
  JOIN pg_constraint w ON w.conrelid = i.inhparent AND w.contype = 'c' AND w.conname = k.conname AND NOT w.connoinherit`;
export const dependAsked: readonly Asked[] = [
  { name: "dependent", sent: "numbers" },
  { name: "referenced", sent: "numbers" },
  { name: "sort", sent: "numbers" },
];

/**
 * The answer of `dependQuery` as edges. A column that nobody models stands for its relation, an internal part (a materialized
 * view's rule, a row type) for what it is a part of, and a member of an extension for that. To what uses a relation inside of a
 * column, the sequence of an identity, leads `s`: the column can lose it. Written without an object for each row: there are many.
 */
export function edgesBetween(
  depends: Columns,
  catalogs: ReadonlyMap<number, string>,
  claims: Claims,
  addressOf: (claimant: number) => Address,
): readonly Edge[] {
  const dependents = depends.get<number>("dependent");
  const references = depends.get<number>("referenced");
  const sorts = depends.get<number>("sort");
  const byNumber = new Map<number, OfCatalog>();
  const catalogOf = (number: number): OfCatalog => {
    let catalog = byNumber.get(number);
    if (catalog === undefined) {
      catalog = claims.of(catalogs.get(number) ?? "");
      byNumber.set(number, catalog);
    }
    return catalog;
  };
  const relations = claims.of("pg_class");
  /** Parts that nobody claims: where in the answer stands what each is a part of. */
  const wholes = new Map<OfCatalog, Map<number, number>>();
  /** Relations that are parts of a column, whoever claims them. */
  const insides = new Set<number>();
  sorts.forEach((sort, at) => {
    if (sort % 256 !== internal && sort % 256 !== member) return;
    const catalog = catalogOf(dependentOf(sort));
    const row = dependents[at] as number;
    if (catalog === relations && (references[at] as number) % subs !== 0) insides.add(row);
    if (claimantOf(catalog, row) !== undefined) return;
    const parts = wholes.get(catalog) ?? new Map<number, number>();
    if (parts.size === 0) wholes.set(catalog, parts);
    parts.set(row, at);
  });
  const wholeOf = (catalog: OfCatalog, row: number): number | undefined => {
    const parts = wholes.get(catalog);
    return parts?.get(row) ?? parts?.get(row - (row % subs));
  };
  const find = (catalog: OfCatalog, row: number): number | undefined => {
    let claimant = claimantOf(catalog, row);
    let at = claimant === undefined ? wholeOf(catalog, row) : undefined;
    for (let depth = 0; at !== undefined && claimant === undefined && depth < 3; depth += 1) {
      const whole = catalogOf(referencedOf(sorts[at] as number));
      const its: number = references[at] as number;
      claimant = claimantOf(whole, its);
      at = wholeOf(whole, its);
    }
    return claimant;
  };
  const edges: Edge[] = [];
  const known = new Set<number>();
  sorts.forEach((sort, at) => {
    const from = find(catalogOf(dependentOf(sort)), dependents[at] as number);
    const to = from === undefined ? undefined : find(catalogOf(referencedOf(sort)), references[at] as number);
    if (from === undefined || to === undefined || from === to) return;
    const used = references[at] as number;
    const isInside = insides.has(used - (used % subs)) && catalogOf(referencedOf(sort)) === relations;
    const type = isInside ? inside : sort % 256;
    const edge = (from * claims.count + to) * 256 + type;
    if (known.has(edge)) return;
    known.add(edge);
    edges.push({ from: addressOf(from), to: addressOf(to), type: typeOf(type) });
  });
  return edges;
}

const internal = "i".charCodeAt(0);
const member = "e".charCodeAt(0);
const auto = "a".charCodeAt(0);
const inside = "s".charCodeAt(0);
const dependentOf = (sort: number): number => Math.floor(sort / (256 * 65536));
const referencedOf = (sort: number): number => Math.floor(sort / 256) % 65536;

/** What is internal to its owner by pg_depend, and yet an object of its own. */
const objectsAllTheSame = new Set(["pg_publication_rel", "pg_publication_namespace", "pg_attrdef"]);

/** What is no member of an extension by pg_depend, and goes with a member that it is on: a check of its domain, an index of its table. */
const partsOfMembers = new Set(["pg_constraint", "pg_attrdef", "pg_class", "pg_trigger"]);

/** Whether an object belongs to another: an internal part, as a table's row type is, or a member of an extension, or on one. */
export function belongings(
  depends: Columns,
  catalogs: ReadonlyMap<number, string>,
): (catalog: string, oid: number) => boolean {
  const dependents = depends.get<number>("dependent");
  const sorts = depends.get<number>("sort");
  const references = depends.get<number>("referenced");
  const found = new Map<string, Set<number>>();
  const members = new Set<string>();
  const automatic: number[] = [];
  const add = (catalog: string, oid: number): void => {
    const parts = found.get(catalog) ?? new Set();
    if (parts.size === 0) found.set(catalog, parts);
    parts.add(oid);
  };
  sorts.forEach((sort, at) => {
    const row = dependents[at] as number;
    const type = sort % 256;
    if (row % subs !== 0) return;
    if (type === auto) automatic.push(at);
    if (type !== internal && type !== member) return;
    const catalog = catalogs.get(dependentOf(sort)) ?? "";
    if (type === internal && objectsAllTheSame.has(catalog)) return;
    add(catalog, row / subs);
    if (type === member) members.add(`${dependentOf(sort)}/${row / subs}`);
  });
  if (members.size > 0)
    for (const at of automatic) {
      const sort = sorts[at] as number;
      const catalog = catalogs.get(dependentOf(sort)) ?? "";
      const on = `${referencedOf(sort)}/${Math.floor((references[at] as number) / subs)}`;
      if (partsOfMembers.has(catalog) && members.has(on)) add(catalog, (dependents[at] as number) / subs);
    }
  return (catalog, oid) => found.get(catalog)?.has(oid) === true;
}

/** The one-letter texts, each made once. */
const types = new Map<number, string>();
function typeOf(code: number): string {
  let type = types.get(code);
  if (type === undefined) {
    type = String.fromCharCode(code);
    types.set(code, type);
  }
  return type;
}

/** Who has claimed the row, or the whole that it is a column of. */
function claimantOf(catalog: OfCatalog, row: number): number | undefined {
  const sub = row % subs;
  const oid = (row - sub) / subs;
  return claimedIn(catalog, oid, sub) ?? (sub === 0 ? undefined : claimedIn(catalog, oid, 0));
}
