/**
 * Owns the resource schemata_postgres_schema: its handlers, each in a file of its own.
 * Must not know how any of them works.
 */
import type { Resource } from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { apply } from "./apply.ts";
import { Configuration } from "./configuration.ts";
import { importState } from "./import.ts";
import { plan } from "./plan.ts";
import { read } from "./read.ts";
import { schema } from "./schema.ts";
import { validate } from "./validate.ts";

export const postgresSchema: Resource<Server> = {
  schema,
  typeName: "schemata_postgres_schema",
  validate,
  // Before every plan and outside of drift detection: what the last plan showed is history (protocol facts, rule 8).
  upgradeState: ({ provider, decode }) => {
    const state = decode();
    // Without a refresh this is the only call that tells what the state holds.
    provider?.inState.add(new Configuration(state).place);
    return { state: { ...state, migration: null, impact: null, basis: null } };
  },
  read,
  plan,
  apply,
  importState,
};
