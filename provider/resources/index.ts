/**
 * Owns THE LIST of resources.
 * Must not know anything about them.
 */
import type { Resource } from "../terraform/framework/index.ts";
import { postgresSchema } from "./postgres-schema/index.ts";
import type { Server } from "./server.ts";

export const resources: readonly Resource<Server>[] = [postgresSchema];
