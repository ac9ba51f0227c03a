/**
 * Owns Snapshot: the part of a database's catalog that a resource needs, and the reading of it.
 * Must not know Terraform, nor what is declared.
 */
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, Dependencies, restricted } from "../../engine/catalog/catalog.ts";
import type { Connection } from "../../engine/db/connection.ts";
import { readCatalog } from "../../engine/introspect/read.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import { tableAddress } from "../../engine/kinds/table/index.ts";
import { quoteLiteral } from "../../engine/sql/sql.ts";
import type { Identity } from "./private-state.ts";

export const identityOf = ({ identity, version }: Connection): Identity => ({
  systemIdentifier: identity.systemIdentifier ?? null,
  databaseOid: identity.databaseOid,
  database: identity.database,
  version,
});

export const isSameDatabase = (left: Identity, right: Identity): boolean =>
  left.databaseOid === right.databaseOid &&
  left.database === right.database &&
  (left.systemIdentifier === null ||
    right.systemIdentifier === null ||
    left.systemIdentifier === right.systemIdentifier);

/** Reads the catalog of a database, but for the history's schema. Throws DatabaseError. */
export const readDatabase = (connection: Connection, historySchema: string): Promise<Catalog> =>
  readCatalog(connection, { without: [historySchema] });

/** Rows of the tables of a schema as pg_class estimates them; what was never analyzed is left out. Throws DatabaseError. */
export async function readEstimates(
  connection: Connection,
  schema: string,
): Promise<Readonly<Record<Address, number>>> {
  const rows = await connection.rows<{ name: string; rows: number }>(
    `SELECT c.relname AS name, c.reltuples AS rows FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.reltuples >= 0 AND n.nspname = ${quoteLiteral(schema)} ORDER BY c.relname`,
  );
  return Object.fromEntries(rows.map(({ name, rows: estimate }) => [tableAddress(schema, name), estimate]));
}

/**
 * The schema, what it names in others, what names it. Nothing more: what others do in their schemas must not make this
 * snapshot another one, or `plan -refresh-only` reports a change.
 */
export function relevant(catalog: Catalog, schema: string): Catalog {
  const inside = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && schemaOf(object, catalog) === schema;
  };
  const own = [...catalog.objects.keys()].filter(inside);
  const strangers = catalog.notModelled.filter(
    (thing) => thing.schema === schema || (thing.of !== undefined && inside(thing.of)),
  );
  const isContainer = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && kindOf(object).container === true;
  };
  const dependencies = new Dependencies(catalog);
  const keep = new Set<Address>([...own, ...strangers.map((thing) => thing.address)]);
  const walk = (start: Iterable<Address>, next: (address: Address) => Iterable<Address>): void => {
    const work = [...start];
    for (let at = work.pop(); at !== undefined; at = work.pop())
      for (const other of next(at))
        if (!keep.has(other)) {
          keep.add(other);
          work.push(other);
        }
  };
  for (const address of [...keep]) for (const { from } of dependencies.neededBy(address)) keep.add(from);
  walk([...keep], (address) => {
    const parent = catalog.objects.get(address)?.parent;
    return [
      ...dependencies.needs(address).map((edge) => edge.to),
      ...(parent === undefined ? [] : [parent]),
      ...(inside(address) || isContainer(address) ? [] : dependencies.children(address)),
    ];
  });
  return restricted(catalog, (address) => keep.has(address));
}

/**
 * The snapshot with the other schemas as they are in `live`, so that new references into them can be planned. What the snapshot
 * has is as it was; what depends on the schema itself and is not in the snapshot came later, and stays away.
 */
export function withOthers(snapshot: Catalog, live: Catalog, schema: string): Catalog {
  const dependencies = new Dependencies(live);
  const within = (address: Address): boolean => {
    const object = live.objects.get(address);
    return object !== undefined && schemaOf(object, live) === schema;
  };
  const away = new Set([...live.objects.keys(), ...live.notModelled.map((thing) => thing.address)].filter(within));
  const work = [...away];
  for (let at = work.pop(); at !== undefined; at = work.pop())
    for (const next of [...dependencies.neededBy(at).map((edge) => edge.from), ...dependencies.children(at)])
      if (!away.has(next)) {
        away.add(next);
        work.push(next);
      }
  for (const thing of live.notModelled) if (thing.schema === schema) away.add(thing.address);
  const strangers = new Set(snapshot.notModelled.map((thing) => thing.address));
  const known = (address: Address): boolean => snapshot.objects.has(address) || strangers.has(address);
  const added = (address: Address): boolean => !away.has(address) && !known(address);
  return {
    version: snapshot.version,
    objects: new Map([...snapshot.objects, ...[...live.objects].filter(([address]) => added(address))]),
    edges: [
      ...snapshot.edges,
      ...live.edges.filter(
        ({ from, to }) =>
          (added(from) || added(to)) && !(away.has(from) && !known(from)) && !(away.has(to) && !known(to)),
      ),
    ],
    notModelled: [...snapshot.notModelled, ...live.notModelled.filter((thing) => added(thing.address))],
  };
}

/** The catalog with the objects of some schemas as another resource plans them. */
export function withPlanned(catalog: Catalog, planned: ReadonlyMap<string, Catalog>, own: string): Catalog {
  let result = catalog;
  for (const [schema, other] of planned) {
    if (schema === own) continue;
    const outside = restricted(result, (address) => {
      const object = result.objects.get(address);
      return object === undefined || schemaOf(object, result) !== schema;
    });
    const inside = restricted(other, (address) => {
      const object = other.objects.get(address);
      return object !== undefined && schemaOf(object, other) === schema;
    });
    result = {
      version: result.version,
      objects: new Map([...outside.objects, ...inside.objects]),
      edges: [...outside.edges, ...inside.edges],
      notModelled: outside.notModelled,
    };
  }
  return result;
}
