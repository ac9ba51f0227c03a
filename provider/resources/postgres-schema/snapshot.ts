/**
 * Owns Snapshot: the part of a database's catalog that a resource needs, and the reading of it.
 * Must not know Terraform, nor what is declared.
 */
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, Dependencies, restricted } from "../../engine/catalog/catalog.ts";
import type { Connection } from "../../engine/db/connection.ts";
import { readCatalog } from "../../engine/introspect/read.ts";
import { schemaOf } from "../../engine/kinds/lookup.ts";
import { tableAddress } from "../../engine/kinds/table/index.ts";
import { quoteLiteral } from "../../engine/sql/sql.ts";
import type { Identity } from "./private-state.ts";

/** Other schemas are kept whole up to this many objects, so that new references into them can be planned. */
const otherObjectsLimit = 3000;

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

/** The schema, what it names in others, what names it; all of the others if they are small. */
export function relevant(catalog: Catalog, schema: string): Catalog {
  const inside = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && schemaOf(object, catalog) === schema;
  };
  const own = [...catalog.objects.keys()].filter(inside);
  const strangers = catalog.notModelled.filter(
    (thing) => thing.schema === schema || (thing.of !== undefined && inside(thing.of)),
  );
  if (catalog.objects.size - own.length <= otherObjectsLimit) return catalog;
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
      ...(inside(address) ? [] : dependencies.children(address)),
    ];
  });
  return restricted(catalog, (address) => keep.has(address));
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
