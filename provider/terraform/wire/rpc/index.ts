/**
 * Owns THE LIST of the calls that a provider serves. What is not in it answers UNIMPLEMENTED, which core takes for "has none".
 * Must not know what a call does.
 */
import type { Provider } from "../../framework/provider.ts";
import type { AnyCall } from "./call.ts";
import { readDataSource, validateDataSourceConfig } from "./data-source.ts";
import { callFunction } from "./function.ts";
import { configureProvider, stopProvider, validateProviderConfig } from "./provider.ts";
import { applyResourceChange, planResourceChange } from "./resource-change.ts";
import { generateResourceConfig, validateResourceConfig } from "./resource-config.ts";
import { importResourceState, moveResourceState } from "./resource-origin.ts";
import { readResource, upgradeResourceState } from "./resource-state.ts";
import { getFunctions, getMetadata, getProviderSchema } from "./schema.ts";

export const calls = <C>(provider: Provider<C>): readonly AnyCall<C>[] => [
  getMetadata(),
  getProviderSchema(),
  validateProviderConfig(),
  configureProvider(),
  stopProvider(),
  validateResourceConfig(),
  upgradeResourceState(),
  readResource(),
  planResourceChange(),
  applyResourceChange(),
  importResourceState(),
  ...(provider.resources.some(({ moveState }) => moveState) ? [moveResourceState<C>()] : []),
  ...(provider.resources.some(({ generateConfig }) => generateConfig) ? [generateResourceConfig<C>()] : []),
  ...(provider.dataSources.length > 0 ? [validateDataSourceConfig<C>(), readDataSource<C>()] : []),
  ...(provider.functions.length > 0 ? [getFunctions<C>(), callFunction<C>()] : []),
];
