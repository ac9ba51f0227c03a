/**
 * Owns the catalogs that a plan starts from: the snapshot beside the state, and what the database holds around it.
 * Must not know how a plan is made.
 */

import type { Catalog } from "../../engine/catalog/catalog.ts";
import { readLater } from "../../engine/introspect/read.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import type { PlanRequest, ValueMap } from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import type { Configuration } from "./configuration.ts";
import { hasMoved, inDatabase } from "./ownership.ts";
import type { Identity, PrivateState } from "./private-state.ts";
import type { Estimates } from "./snapshot.ts";
import { identityOf, relevant } from "./snapshot.ts";

type Request = PlanRequest<Server, ValueMap, ValueMap>;

/** The catalog to plan from, and what is known of it. */
export interface Basis {
  readonly live: Catalog;
  readonly identity: Identity;
  readonly state: PrivateState;
  /** The configuration is the one that was applied, and nothing of ours moved. */
  readonly unchanged: boolean;
}

/** The snapshot, or the live catalog where there is none. Throws Refusal. */
export async function basisFor(
  { provider, priorState }: Request,
  kept: PrivateState,
  configuration: Configuration,
  signal: AbortSignal,
): Promise<Basis> {
  if (priorState !== null && kept.snapshot !== null && kept.identity !== null) {
    const unchanged =
      kept.configuration === configuration.hash &&
      priorState.name === configuration.name &&
      !moved(kept, configuration);
    return { live: kept.snapshot, identity: kept.identity, state: kept, unchanged };
  }
  return provider.withConnection(configuration.database, signal, async (connection) => {
    const live = (await readLater(connection, provider.reading)).catalog();
    const identity = identityOf(connection);
    provider.read.set(identity.database, () => live);
    const snapshot = relevant(live, configuration.name);
    return { live: snapshot, identity, state: { ...inDatabase(kept, identity), snapshot, identity }, unchanged: false };
  });
}

/** The whole catalog: the one that this process has read already, else the live one. */
export async function readByNow(
  provider: Server,
  { database }: Identity,
  argument: string | null,
  signal: AbortSignal,
): Promise<Catalog> {
  const before = provider.read.get(database);
  if (before !== undefined) return before();
  const reading = await provider.withConnection(argument, signal, (connection) =>
    readLater(connection, provider.reading),
  );
  provider.read.set(database, reading.catalog);
  return reading.catalog();
}

/** Whether there is something to do though the configuration is the one that was applied. */
function moved(state: PrivateState, configuration: Configuration): boolean {
  const { recorded, snapshot } = state;
  if (snapshot === null || hasMoved(state)) return true;
  return (
    configuration.dropsUnmanaged &&
    [...snapshot.objects.values()].some(
      (object) =>
        !(object.address in recorded) &&
        schemaOf(object, snapshot) === configuration.name &&
        kindOf(object).container !== true,
    )
  );
}

/** What other resources of this process plan to reach in the same database. */
export const plannedBySchema = ({ planned: all }: Server, database: string): ReadonlyMap<string, Catalog> =>
  new Map(
    [...all]
      .filter(([key]) => key.startsWith(`${database}/`))
      .map(([key, catalog]) => [key.slice(database.length + 1), catalog]),
  );

/** Of the schema by its name in the state; nothing if this process has not read it. */
export const estimatesOf = ({ estimates }: Server, { database }: Identity, priorState: ValueMap | null): Estimates =>
  estimates.get(`${database}/${String(priorState?.name)}`) ?? {};
