/**
 * Owns ReadResource: what is in the database, in the spelling of the state where nothing moved, and a fresh snapshot.
 * Must not know configurations or plans.
 */
import type { Address } from "../../engine/catalog/address.ts";
import type { Catalog } from "../../engine/catalog/catalog.ts";
import { writeInput } from "../../engine/desired/output.ts";
import { compare, kindOf } from "../../engine/kinds/lookup.ts";
import { schemaAddress } from "../../engine/kinds/schema/index.ts";
import {
  type Context,
  type Diagnostic,
  isKnown,
  type ReadRequest,
  type ReadResult,
  type ValueMap,
} from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { Configuration, parseDefinition, plain } from "./configuration.ts";
import { refusable } from "./diagnostics.ts";
import { isStructured, notManaged, recordedCatalog, recordedOf } from "./ownership.ts";
import { type Identity, type PrivateState, readPrivateState, writePrivateState } from "./private-state.ts";
import { inputAttributes } from "./schema.ts";
import { identityOf, isSameDatabase, readDatabase, readEstimates, relevant } from "./snapshot.ts";
import { conform, merged } from "./values.ts";

export async function read(
  { provider, state, private: bytes }: ReadRequest<Server, ValueMap>,
  _: Context,
): Promise<ReadResult<ValueMap>> {
  const { state: kept, problem } = readPrivateState(bytes);
  const diagnostics: Diagnostic[] =
    problem === undefined
      ? []
      : [
          {
            severity: "warning",
            summary: `The private state of ${String(state.name)} cannot be used`,
            detail: `It is read anew from the database: ${problem}. What an earlier configuration declared and this one does not is kept, and listed in not_managed.`,
          },
        ];
  // The server is known only at apply: what the state says stays as it is, and planning reads the catalog itself.
  if (provider.isUnknown) return { state, private: writePrivateState({ ...kept, snapshot: null }), diagnostics };
  const configuration = new Configuration(state);
  return refusable<ReadResult<ValueMap>>(
    () =>
      provider.withConnection(configuration.database, async (connection) => {
        const catalog = await readDatabase(connection, provider.options.historySchema);
        const { name } = configuration;
        if (!catalog.objects.has(schemaAddress(name))) return { state: null, diagnostics };
        const snapshot = relevant(catalog, name);
        const shown = stateOf(state, kept, catalog, diagnostics);
        const identity = identityOf(connection);
        provider.read.set(identity.database, catalog);
        provider.estimates.set(`${identity.database}/${name}`, await readEstimates(connection, name));
        const recorded =
          kept.imported && Object.keys(kept.recorded).length === 0
            ? recordedOf(catalog, shown.structured, shown.structured)
            : recordedIn(identity, kept);
        return {
          state: shown.state,
          private: writePrivateState({
            ...kept,
            recorded,
            snapshot,
            identity,
            pending: null,
          }),
          diagnostics,
        };
      }),
    (refusals) => ({ state, diagnostics: refusals }),
  );
}

/** What is recorded; without oids when the database is another one than before (restored from a dump, say). */
function recordedIn(identity: Identity, { identity: before, recorded }: PrivateState): PrivateState["recorded"] {
  if (before === null || isSameDatabase(before, identity)) return recorded;
  return Object.fromEntries(Object.entries(recorded).map(([address, one]) => [address, { ...one, row: null }]));
}

/** The state with what is there. An object that is as we left it keeps its spelling. */
export function stateOf(
  state: ValueMap,
  kept: PrivateState,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): { state: ValueMap; structured: ReadonlySet<Address> } {
  const name = String(state.name);
  const top = schemaAddress(name);
  const fresh = kept.imported && Object.keys(kept.recorded).length === 0;
  const before = recordedCatalog(kept, catalog.version);
  const wanted = new Set(
    Object.entries(kept.recorded).flatMap(([address, { structured }]) => (structured ? [address] : [])),
  );
  const isShown = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && (fresh || isStructured(object, catalog, wanted));
  };
  const now = writeInput(catalog, top, isShown).written;
  const then = writeInput(
    before,
    top,
    (address) => before.objects.has(address) && isStructured(before.objects.get(address) as never, before, wanted),
  ).written;
  const declared = new Set(fresh ? [...catalog.objects.keys()].filter(isShown) : Object.keys(kept.recorded));
  if (!kept.imported) diagnostics.push(...sqlDrift(before, catalog, kept));
  const listed = notManaged(catalog, name, kept.imported ? new Set([...declared, top]) : declared);
  const inDefinition = typeof state.definition === "string" ? parseDefinition(state.definition) : undefined;
  const attributes = Object.fromEntries(
    Object.keys(inputAttributes).map((attribute) => [attribute, plain(state[attribute] ?? null)]),
  );
  const structured = new Set([...catalog.objects.keys()].filter(isShown));
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

/** What was changed by hand of the objects that `sql` declares: no attribute can show it. */
function sqlDrift(before: Catalog, catalog: Catalog, kept: PrivateState): readonly Diagnostic[] {
  const own = [...before.objects.values()].filter(
    (object) => kept.recorded[object.address]?.structured === false && kindOf(object).implied !== true,
  );
  const addresses = new Set(own.map((object) => object.address));
  const pick = (from: Catalog): Catalog => ({
    ...from,
    objects: new Map([...from.objects].filter(([address]) => addresses.has(address))),
  });
  const found = compare(pick(before), pick(catalog));
  if (found.length === 0) return [];
  const shown = found.slice(0, 20).join("\n  ");
  return [
    {
      severity: "warning",
      summary: `${found.length} ${found.length === 1 ? "object" : "objects"} that sql declares changed outside of Terraform`,
      detail: `  ${shown}${found.length > 20 ? `\n  and ${found.length - 20} more` : ""}\n\nThe plan puts back what is declared.`,
      path: [{ attribute: "sql" }],
    },
  ];
}
