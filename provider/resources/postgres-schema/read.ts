/**
 * Owns ReadResource: what is in the database, in the spelling of the state where nothing moved, and a fresh snapshot.
 * Must not know configurations or plans.
 */
import { isDeepStrictEqual } from "node:util";
import { movedObjects } from "../../engine/apply/moved.ts";
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import type { Obj } from "../../engine/catalog/object.ts";
import { writeInput } from "../../engine/desired/output.ts";
import { readLater } from "../../engine/introspect/read.ts";
import { compare, containerAddress, kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import {
  type Context,
  type Diagnostic,
  isKnown,
  type ReadRequest,
  type ReadResult,
  type ValueMap,
} from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { Configuration, inKeyOrder, parseDefinition, plain } from "./configuration.ts";
import { refusable, sizeWarning } from "./diagnostics.ts";
import { inDatabase, isStructured, notManaged, recordedCatalog, recordedOf } from "./ownership.ts";
import { emptyPrivateState, type Kept, type PrivateState, readPrivateState } from "./private-state.ts";
import { inputAttributes } from "./schema.ts";
import { identityOf, ofReading, readEstimates, relevant } from "./snapshot.ts";
import { conform, merged } from "./values.ts";

export async function read(
  { provider, state, private: bytes }: ReadRequest<Server, ValueMap>,
  { signal }: Context,
): Promise<ReadResult<ValueMap>> {
  const packed = readPrivateState(bytes);
  // The server is known only at apply: what the state says stays as it is, and planning reads the catalog itself.
  if (provider.isUnknown)
    return {
      state,
      private: bytes.length === 0 ? bytes : packed.write({ ...packed.state, snapshot: null }),
      diagnostics: unusable(packed, state),
    };
  const configuration = new Configuration(state);
  return refusable<ReadResult<ValueMap>>(
    () =>
      provider.withConnection(configuration.database, signal, async (connection) => {
        const reading = await readLater(connection, provider.reading);
        const { name } = configuration;
        const identity = identityOf(connection);
        provider.read.set(identity.database, reading.catalog);
        provider.estimates.set(`${identity.database}/${name}`, await readEstimates(connection, name));
        // The whole database is as it was when the state was found to be as the last apply left it, so it still is.
        if (
          reading.digest !== undefined &&
          packed.settledDigest === reading.digest &&
          isDeepStrictEqual(packed.identity, identity)
        )
          return { state };
        const catalog = reading.catalog();
        const diagnostics = unusable(packed, state);
        if (!catalog.objects.has(containerAddress(name))) {
          provider.inState.delete(configuration.place);
          return { state: null, diagnostics };
        }
        const kept = bytes.length === 0 ? recovered(configuration, catalog) : packed.state;
        const snapshot = ofReading(relevant(catalog, name), reading.digest);
        const shown = stateOf(state, kept, catalog, diagnostics);
        if (diagnostics.length === 0 && isShownAs(shown.state, state)) diagnostics.push(...moreDrift(kept, snapshot));
        const recorded =
          kept.imported && Object.keys(kept.recorded).length === 0
            ? recordedOf(catalog, shown.structured, shown.structured)
            : inDatabase(kept, identity).recorded;
        const written = packed.write({ ...kept, recorded, snapshot, identity, pending: null });
        diagnostics.push(...sizeWarning(written, bytes, name));
        return { state: shown.state, private: written, diagnostics };
      }),
    (refusals) => ({ state, diagnostics: refusals }),
  );
}

const unusable = ({ problem }: Kept, state: ValueMap): Diagnostic[] =>
  problem === undefined
    ? []
    : [
        {
          severity: "warning",
          summary: `The private state of ${String(state.name)} cannot be used`,
          detail: `It is read anew from the database: ${problem}. What an earlier configuration declared and this one does not is kept, and listed in not_managed.`,
        },
      ];

/**
 * A provider that was ended in an apply returned no private state, and Terraform keeps the state without one: what is declared
 * in attributes is ours still. What `sql` declared is so again once the next plan has elaborated it.
 */
function recovered(configuration: Configuration, catalog: Catalog): PrivateState {
  const { structured } = configuration.source(undefined);
  const own = [containerAddress(configuration.name), ...structured].filter((address) => catalog.objects.has(address));
  return { ...emptyPrivateState, recorded: recordedOf(catalog, own, structured) };
}

/** The state with what is there. An object that is as we left it keeps its spelling; those in `made` are new since. */
export function stateOf(
  state: ValueMap,
  kept: PrivateState,
  catalog: Catalog,
  diagnostics: Diagnostic[],
  made: PrivateState["recorded"] = {},
): { state: ValueMap; structured: ReadonlySet<Address> } {
  const name = String(state.name);
  const top = containerAddress(name);
  const fresh = kept.imported && Object.keys(kept.recorded).length === 0;
  const before = recordedCatalog(kept, catalog.version);
  const owned = { ...made, ...kept.recorded };
  const wanted = new Set(Object.entries(owned).flatMap(([address, { structured }]) => (structured ? [address] : [])));
  const isShown = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    if (object === undefined) return false;
    return fresh ? schemaOf(object, catalog) === name : isStructured(object, catalog, wanted);
  };
  const { written: now, left } = writeInput(catalog, top, { keep: isShown, full: true });
  const then = writeInput(before, top, {
    keep: (address) => {
      const object = before.objects.get(address);
      return object !== undefined && isStructured(object, before, wanted);
    },
    full: true,
  }).written;
  // What structured input cannot say is not declared by it.
  const inexpressible = new Set(fresh ? left : []);
  const structured = new Set([...catalog.objects.keys()].filter((one) => isShown(one) && !inexpressible.has(one)));
  const declared = fresh ? structured : new Set(Object.keys(owned));
  if (!kept.imported) diagnostics.push(...unseenDrift(before, catalog, kept));
  const listed = notManaged(catalog, name, kept.imported ? new Set([...declared, top]) : declared);
  const inDefinition = typeof state.definition === "string" ? parseDefinition(state.definition) : undefined;
  const attributes = Object.fromEntries(
    Object.keys(inputAttributes).map((attribute) => [attribute, plain(state[attribute] ?? null)]),
  );
  const others = { id: new Configuration(state).id, not_managed: listed };
  if (typeof inDefinition === "object") {
    const result = merged(inDefinition, then, now);
    const definition = result === inDefinition ? state.definition : JSON.stringify(result);
    return { state: { ...state, ...others, definition: definition as string }, structured };
  }
  const values = conform(inputAttributes, merged(attributes, then, now));
  const kinds = Object.fromEntries(
    Object.keys(inputAttributes).map((attribute) => [
      attribute,
      keepSpelling(state[attribute], values[attribute], isKnown(state[attribute] ?? null)),
    ]),
  );
  return { state: { ...state, ...kinds, ...others } as ValueMap, structured };
}

/** Numbers that came as text go back as they came where they are the same. */
const keepSpelling = (before: unknown, after: unknown, known: boolean): unknown =>
  known && JSON.stringify(plain(before as never)) === JSON.stringify(plain(after as never)) ? before : after;

/** What was changed by hand and no attribute can show: what `sql` declares, and what structured input has no word for. */
function unseenDrift(before: Catalog, catalog: Catalog, kept: PrivateState): readonly Diagnostic[] {
  const own = [...before.objects.values()].filter(
    (object) =>
      kindOf(object).implied !== true &&
      (kept.recorded[object.address]?.structured === false || !isVisible(object, catalog.objects.get(object.address))),
  );
  const addresses = new Set(own.map((object) => object.address));
  const found = compare(
    restricted(before, (address) => addresses.has(address)),
    restricted(catalog, (address) => addresses.has(address)),
  );
  if (found.length === 0) return [];
  const shown = found.slice(0, 20).join("\n  ");
  return [
    {
      severity: "warning",
      summary: `${found.length} ${found.length === 1 ? "object" : "objects"} changed outside of Terraform, which no attribute shows`,
      detail: `They are declared in sql, or in what arguments have no word for:\n  ${shown}${found.length > 20 ? `\n  and ${found.length - 20} more` : ""}\n\nThe plan puts back what is declared.`,
      path: [{ attribute: own.some(({ address }) => kept.recorded[address]?.structured === false) ? "sql" : "name" }],
    },
  ];
}

const isShownAs = (now: ValueMap, then: ValueMap): boolean =>
  JSON.stringify(plain(now), inKeyOrder) === JSON.stringify(plain(then), inKeyOrder);

/**
 * What moved while every attribute stayed: privileges, parts of foreign objects. The snapshot beside the state is another one
 * then, and `plan -refresh-only -detailed-exitcode` ends with 2: this says why.
 */
function moreDrift({ snapshot: before }: PrivateState, snapshot: Catalog): readonly Diagnostic[] {
  const moved = before === null ? [] : movedObjects(before, snapshot);
  if (moved.length === 0) return [];
  return [
    {
      severity: "warning",
      summary: `${moved.length} ${moved.length === 1 ? "object" : "objects"} changed that this resource does not manage, and no attribute shows`,
      detail: `${moved.slice(0, 20).join(", ")}${moved.length > 20 ? ", …" : ""}. They stay as they are. The next apply, or terraform apply -refresh-only, takes note of it.`,
      path: [{ attribute: "name" }],
    },
  ];
}

/** Whether structured input tells the two apart, or there is nothing to tell. */
function isVisible(then: Obj, now: Obj | undefined): boolean {
  const { input } = kindOf(then);
  if (now === undefined || input === undefined || now.kind !== then.kind) return true;
  if ([then, now].some((object) => input.expressible?.(object) === false)) return false;
  return JSON.stringify(input.toInput(then)) !== JSON.stringify(input.toInput(now));
}
