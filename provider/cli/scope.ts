/**
 * Owns which schemas a command is about: all but the system's and the history's, or those that were named.
 * Must not know where a catalog comes from.
 */
import type { Address } from "../engine/catalog/address.ts";
import { type Catalog, restricted } from "../engine/catalog/catalog.ts";
import type { Obj } from "../engine/catalog/object.ts";
import { schemaOf } from "../engine/kinds/lookup.ts";

export class Scope {
  constructor(
    /** Undefined: all. */
    readonly schemas: readonly string[] | undefined,
    readonly historySchema: string,
  ) {}

  wants(schema: string | undefined | null): boolean {
    if (schema === this.historySchema) return false;
    return this.schemas === undefined || (typeof schema === "string" && this.schemas.includes(schema));
  }

  has(object: Obj, catalog: Catalog): boolean {
    return this.wants(schemaOf(object, catalog));
  }

  /** The part of a catalog that it is about; what is in no schema belongs to the whole database. */
  within(catalog: Catalog): Catalog {
    return restricted(catalog, (address) => this.holds(address, catalog));
  }

  /** Whether an address of this catalog is in it. */
  holds(address: Address, catalog: Catalog): boolean {
    const object = catalog.objects.get(address);
    if (object !== undefined) return this.has(object, catalog);
    const thing = catalog.notModelled.find((candidate) => candidate.address === address);
    if (thing === undefined) return false;
    const owner = thing.of === undefined ? undefined : catalog.objects.get(thing.of);
    return this.wants(owner === undefined ? thing.schema : schemaOf(owner, catalog));
  }

  /** Named schemas that are in neither catalog: most likely a misspelling. */
  missing(...catalogs: readonly Catalog[]): readonly string[] {
    const there = new Set(
      catalogs.flatMap((catalog) => [...catalog.objects.values()].map((one) => schemaOf(one, catalog))),
    );
    return (this.schemas ?? []).filter((schema) => !there.has(schema));
  }
}
