/**
 * Owns the reading of a catalog: one snapshot, every kind's query, the dependencies, and what is not modelled.
 * Must not know kinds by name.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, catalogOf, type NotModelled } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Session } from "../db/session.ts";
import { kinds } from "../kinds/index.ts";
import { type Kind, objectOf, type Scope } from "../kinds/kind.ts";
import { dependQuery, edgesBetween } from "./dependencies.ts";
import { featuresQuery, identifyQuery, inventoryQuery } from "./not-modelled.ts";
import { scopeOf } from "./scope.ts";

/** What to read: these schemas (null: all but the system's), never those in `without`. */
export interface ReadOptions {
  readonly schemas?: readonly string[] | null;
  /** Schemas that are in no catalog, such as the history's. */
  readonly without?: readonly string[];
}

type Row = Readonly<Record<string, unknown>> & { readonly rows: readonly (string | null)[] };

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
  const depends = ask<{ depends: string | null }>(dependQuery);
  const inventory = ask<{ rows: string | null }>(inventoryQuery(scope));
  const features = ask<Feature>(featuresQuery(scope));
  for (const { kind, rows } of answers) {
    for (const row of await rows) {
      if (kind.refersBy !== undefined) referring.push({ kind, row });
      else claim(objectFrom(kind, row), objects, claimed);
    }
  }
  const [depend] = await depends;
  const [existing] = await inventory;
  const notModelled = await readNotModelled(session, scope, existing?.rows ?? "", await features, claimed);
  const modelled = new Map(objects.map((object) => [object.address, object]));
  for (const { kind, row } of referring) {
    const place = row[kind.refersBy as string] as string;
    const target = claimed.get(place);
    if (target === undefined) continue;
    const object = objectFrom(kind, { ...row, [kind.refersBy as string]: target });
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
  return catalogOf(session.version, objects, edgesBetween(depend?.depends ?? "", claimed), notModelled.sort(byAddress));
}

const byAddress = (left: { address: Address }, right: { address: Address }): number =>
  left.address < right.address ? -1 : left.address > right.address ? 1 : 0;

/** Kinds whose objects another one can refer to. */
const subjects = new Set(kinds.filter((kind) => kind.subject !== undefined).map((kind) => kind.name));

function claim(object: Obj, objects: Obj[], claimed: Map<string, Address>): void {
  objects.push(object);
  for (const row of object.rows) claimed.set(row, object.address);
}

/** A kind's attributes with the words that an error would name each by, made once and not for each row. */
const attributesOf = new Map(
  kinds.map((kind) => [
    kind.name,
    Object.entries(kind.attrs).map(([name, attribute]) => ({ name, attribute, at: `${kind.name}.${name}` })),
  ]),
);

function objectFrom(kind: Kind, row: Row): Obj {
  const path: Record<string, string> = {};
  for (const name of kind.path) path[name] = row[name] as string;
  const attrs: Record<string, unknown> = {};
  for (const { name, attribute, at } of attributesOf.get(kind.name) ?? [])
    attrs[name] = attribute.decode(row[name] as never, at);
  const rows = row.rows.includes(null) ? row.rows.filter((part) => part !== null) : row.rows;
  return objectOf(kind, path, attrs, { rows: rows as readonly string[] });
}

interface Feature {
  readonly feature: string;
  readonly row: string;
}

async function readNotModelled(
  session: Session,
  scope: Scope,
  existing: string,
  features: readonly Feature[],
  claimed: Map<string, Address>,
): Promise<NotModelled[]> {
  const found: NotModelled[] = [];
  const unclaimed = existing.split(" ").filter((row) => row !== "" && !claimed.has(row));
  if (unclaimed.length > 0) {
    const named = await session.rows<{ row: string; name: string; schema: string | null; parent: string | null }>(
      identifyQuery(scope, unclaimed),
    );
    for (const { row, name } of named) claimed.set(row, name);
    for (const { row, name, schema, parent } of named) {
      const of = parent === null ? undefined : claimed.get(parent);
      found.push({ address: name, schema, rows: [row], ...(of === undefined ? {} : { of }) });
    }
  }
  for (const { feature, row } of features) {
    const of = claimed.get(row);
    if (of !== undefined) found.push({ address: `${feature}:${of}`, schema: null, of, rows: [] });
  }
  return found;
}
