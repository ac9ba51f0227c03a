/**
 * Owns the reading of a catalog: one snapshot, every kind's query, the dependencies, and what is not modelled.
 * Must not know kinds by name.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, catalogOf, type Edge, type NotModelled } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Session } from "../db/session.ts";
import { kinds } from "../kinds/index.ts";
import { type Kind, objectOf, type Scope } from "../kinds/kind.ts";
import { featuresQuery, identifyQuery, inventoryQuery } from "./not-modelled.ts";
import { scopeOf } from "./scope.ts";

/** What to read: these schemas (null: all but the system's), never those in `without`. */
export interface ReadOptions {
  readonly schemas?: readonly string[] | null;
  /** Schemas that are in no catalog, such as the history's. */
  readonly without?: readonly string[];
}

type Row = Readonly<Record<string, unknown>> & { readonly rows: readonly (string | null)[] };

/** Dependencies among user objects; the class as text, e.g. `pg_class/16384/2`. */
const dependQuery = `SELECT d.classid::regclass::text || '/' || d.objid || '/' || d.objsubid AS from,
  d.refclassid::regclass::text || '/' || d.refobjid || '/' || d.refobjsubid AS to, d.deptype AS type
  FROM pg_depend d WHERE d.objid >= 16384 AND (d.refobjid >= 16384 OR d.refclassid = 'pg_namespace'::regclass) AND d.deptype <> 'e'`;

/**
 * Reads a catalog in one REPEATABLE READ snapshot that has ended when this returns.
 * Throws DatabaseError; 55P03 when a lock on a catalog's object could not be had in time.
 */
export async function readCatalog(session: Session, options: ReadOptions = {}): Promise<Catalog> {
  const scope = scopeOf(session.version, options.schemas ?? null, options.without ?? []);
  await session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await read(session, scope);
  } finally {
    await session.execute("ROLLBACK");
  }
}

async function read(session: Session, scope: Scope): Promise<Catalog> {
  const claimed = new Map<string, Address>();
  const objects: Obj[] = [];
  const referring: { kind: Kind; row: Row }[] = [];
  // All at once: the server works on the next while this reads the last.
  const ask = <T>(query: string): Promise<T[]> => {
    const answer = session.rows<T>(query);
    answer.catch(() => undefined);
    return answer;
  };
  const answers = kinds.map((kind) => ({ kind, rows: ask<Row>(kind.query(scope)) }));
  const depends = ask<Edge>(dependQuery);
  const inventory = ask<Inventory>(inventoryQuery(scope));
  const features = ask<Feature>(featuresQuery(scope));
  for (const { kind, rows } of answers) {
    for (const row of await rows) {
      if (kind.refersBy !== undefined) referring.push({ kind, row });
      else claim(objectFrom(kind, row, scope.version), objects, claimed);
    }
  }
  const edges = await depends;
  const notModelled = await readNotModelled(session, await inventory, await features, claimed);
  const modelled = new Map(objects.map((object) => [object.address, object]));
  for (const { kind, row } of referring) {
    const place = row[kind.refersBy as string] as string;
    const target = claimed.get(place);
    if (target === undefined) continue;
    const object = objectFrom(kind, { ...row, [kind.refersBy as string]: target }, scope.version);
    const of = modelled.get(target);
    if (of === undefined || !subjects.has(of.kind))
      notModelled.push({ address: object.address, schema: null, of: target, rows: object.rows });
    // E.g. on a column's not-null constraint, or on the index of a key.
    else if (of.rows[0] !== place)
      notModelled.push({
        address: `${kind.name}_on_${place.slice("pg_".length, place.indexOf("/"))}:${nameOf(target)}`,
        schema: null,
        of: target,
        rows: object.rows,
      });
    else claim(object, objects, claimed);
  }
  return catalogOf(session.version, objects, edgesBetween(edges, claimed), notModelled.sort(byAddress));
}

const byAddress = (left: { address: Address }, right: { address: Address }): number =>
  left.address < right.address ? -1 : left.address > right.address ? 1 : 0;

/** Kinds whose objects another one can refer to. */
const subjects = new Set(kinds.filter((kind) => kind.subject !== undefined).map((kind) => kind.name));

function claim(object: Obj, objects: Obj[], claimed: Map<string, Address>): void {
  objects.push(object);
  for (const row of object.rows) claimed.set(row, object.address);
}

function objectFrom(kind: Kind, row: Row, version: number): Obj {
  const path: Record<string, string> = {};
  for (const name of kind.path) path[name] = row[name] as string;
  const attrs: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(kind.attrs))
    attrs[name] = attribute.decode(row[name] as never, `${kind.name}.${name} (server ${version})`);
  return objectOf(kind, path, attrs, { rows: row.rows.filter((part): part is string => part !== null) });
}

interface Inventory {
  readonly row: string;
  readonly schema: string | null;
  readonly parent: string | null;
}

interface Feature {
  readonly feature: string;
  readonly row: string;
}

async function readNotModelled(
  session: Session,
  inventory: readonly Inventory[],
  features: readonly Feature[],
  claimed: Map<string, Address>,
): Promise<NotModelled[]> {
  const found: NotModelled[] = [];
  const unclaimed = inventory.filter(({ row }) => !claimed.has(row));
  if (unclaimed.length > 0) {
    const named = await session.rows<{ row: string; type: string; identity: string }>(
      identifyQuery(unclaimed.map(({ row }) => row)),
    );
    const names = new Map(named.map(({ row, type, identity }) => [row, `${type}:${identity}`]));
    for (const { row } of unclaimed) {
      const name = names.get(row);
      if (name !== undefined) claimed.set(row, name);
    }
    for (const { row, schema, parent } of unclaimed) {
      const name = names.get(row);
      const of = parent === null ? undefined : claimed.get(parent);
      if (name !== undefined) found.push({ address: name, schema, rows: [row], ...(of === undefined ? {} : { of }) });
    }
  }
  for (const { feature, row } of features) {
    const of = claimed.get(row);
    if (of !== undefined) found.push({ address: `${feature}:${of}`, schema: null, of, rows: [] });
  }
  return found;
}

/**
 * Rows of pg_depend as edges between addresses. A column that nobody models stands for its relation, and an internal part
 * (a materialized view's rule, a row type) for what it is a part of.
 */
function edgesBetween(depends: readonly Edge[], claimed: ReadonlyMap<string, Address>): readonly Edge[] {
  const edges = new Map<string, Edge>();
  const claimedBy = (row: string): Address | undefined =>
    claimed.get(row) ?? claimed.get(`${row.slice(0, row.lastIndexOf("/"))}/0`);
  const partOf = new Map<string, string>();
  for (const { from, to, type } of depends)
    if (type === "i" && claimedBy(from) === undefined && to !== from) partOf.set(from, to);
  const find = (row: string): Address | undefined => {
    let at: string | undefined = row;
    for (let depth = 0; at !== undefined && depth < 3; depth += 1) {
      const address = claimedBy(at);
      if (address !== undefined) return address;
      at = partOf.get(at);
    }
    return undefined;
  };
  for (const depend of depends) {
    const from = find(depend.from);
    const to = find(depend.to);
    if (from === undefined || to === undefined || from === to) continue;
    edges.set(`${from}\n${to}\n${depend.type}`, { from, to, type: depend.type });
  }
  return [...edges.values()];
}
