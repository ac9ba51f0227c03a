/**
 * Owns Snapshot: the part of a database's catalog that a resource needs.
 * Must not know Terraform, nor what is declared.
 */
import { type Address, address, nameOf } from "../../engine/catalog/address.ts";
import { type Catalog, Dependencies, restricted } from "../../engine/catalog/catalog.ts";
import type { Connection } from "../../engine/db/connection.ts";
import { schemaOf } from "../../engine/kinds/lookup.ts";
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

/** Estimated rows of tables, by their names as addresses have them: `app.users`. */
export type Estimates = Readonly<Record<string, number>>;

/** Rows of the tables of a schema as pg_class estimates them; what was never analyzed is left out. Throws DatabaseError. */
export async function readEstimates(connection: Connection, schema: string): Promise<Estimates> {
  const [row] = await connection.rows<{ found: Readonly<Record<string, number>> | null }>(
    `SELECT json_object_agg(c.relname, c.reltuples ORDER BY c.relname) AS found FROM pg_class c
      WHERE c.relkind = 'r' AND c.reltuples >= 0
        AND c.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ${quoteLiteral(schema)})`,
  );
  return Object.fromEntries(
    Object.entries(row?.found ?? {}).map(([name, estimate]) => [nameOf(address("", [schema, name])), estimate]),
  );
}

/** Whether an object of the catalog is in the schema. */
const inSchema =
  (catalog: Catalog, schema: string) =>
  (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && schemaOf(object, catalog) === schema;
  };

/** What no kind models in the schema, or of an object in it. */
function strangersIn(catalog: Catalog, schema: string): readonly Address[] {
  const isInside = inSchema(catalog, schema);
  return catalog.notModelled
    .filter(({ schema: home, of }) => home === schema || (of !== undefined && isInside(of)))
    .map(({ address }) => address);
}

/**
 * The schema and what it names in others. Nothing more: what others do in their schemas must not make this snapshot another one,
 * or `plan -refresh-only` reports a change.
 */
export function relevant(catalog: Catalog, schema: string): Catalog {
  const dependencies = new Dependencies(catalog);
  const keep = new Set<Address>([
    ...[...catalog.objects.keys()].filter(inSchema(catalog, schema)),
    ...strangersIn(catalog, schema),
  ]);
  const work = [...keep];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    const parent = catalog.objects.get(at)?.parent;
    const named = [...dependencies.needs(at).map((edge) => edge.to), ...(parent === undefined ? [] : [parent])];
    for (const other of named)
      if (!keep.has(other)) {
        keep.add(other);
        work.push(other);
      }
  }
  // Who plans need not be who applies, so that nothing may follow from the role that has read it.
  const { role: _, ...snapshot } = restricted(catalog, (address) => keep.has(address));
  return snapshot;
}

/** The snapshot as one that was read from these answers of the server. */
export const ofReading = (snapshot: Catalog, digest: string | undefined): Catalog =>
  digest === undefined ? snapshot : { ...snapshot, digest };

/**
 * The snapshot with the other schemas as they are in `live`: what new references name, and what depends on this schema. What the
 * snapshot has is as it was.
 */
export function withOthers(snapshot: Catalog, live: Catalog, schema: string): Catalog {
  const strangers = new Set(snapshot.notModelled.map((thing) => thing.address));
  const isKnown = (address: Address): boolean => snapshot.objects.has(address) || strangers.has(address);
  const own = new Set([...[...live.objects.keys()].filter(inSchema(live, schema)), ...strangersIn(live, schema)]);
  const isAdded = (address: Address): boolean => !own.has(address) && !isKnown(address);
  const isThere = (address: Address): boolean => isAdded(address) || isKnown(address);
  return {
    version: snapshot.version,
    objects: new Map([...snapshot.objects, ...[...live.objects].filter(([address]) => isAdded(address))]),
    edges: [
      ...snapshot.edges,
      ...live.edges.filter(({ from, to }) => (isAdded(from) || isAdded(to)) && isThere(from) && isThere(to)),
    ],
    notModelled: [...snapshot.notModelled, ...live.notModelled.filter((thing) => isAdded(thing.address))],
  };
}

/** The catalog with the objects of some schemas as another resource plans them. */
export function withPlanned(catalog: Catalog, planned: ReadonlyMap<string, Catalog>, own: string): Catalog {
  let result = catalog;
  for (const [schema, other] of planned) {
    if (schema === own) continue;
    const leaves = inSchema(result, schema);
    // What no kind models stays as it is, with what depends on it.
    const outside = restricted(result, (address) => !leaves(address));
    const inside = restricted(other, inSchema(other, schema));
    const objects = new Map([...outside.objects, ...inside.objects]);
    const strangers = new Set(outside.notModelled.map((thing) => thing.address));
    const isThere = (address: Address): boolean => objects.has(address) || strangers.has(address);
    const isOutside = (address: Address): boolean => outside.objects.has(address) || strangers.has(address);
    const edges = result.edges.filter(
      ({ from, to }) => isThere(from) && isThere(to) && (isOutside(from) || isOutside(to)),
    );
    result = {
      version: result.version,
      objects,
      edges: [...edges, ...inside.edges],
      notModelled: outside.notModelled,
    };
  }
  return result;
}
