/**
 * Owns nothing: the one import for whoever writes a provider, a resource, a data source or a function.
 * Must not know the wire; `../wire/serve.ts` is imported by the program's entry alone.
 */

export { type JsonValue, parseJson } from "../cty/json.ts";
export { Decimal } from "../cty/number.ts";
export { formatPath, type Path, type Step, ValueError } from "../cty/path.ts";
export { type Type, types } from "../cty/type.ts";
export {
  Dynamic,
  emptyMap,
  equalValues,
  isKnown,
  isUnknown,
  isWhollyKnown,
  Unknown,
  unknown,
  type Value,
  type ValueMap,
} from "../cty/value.ts";
export {
  type Attribute,
  type AttributeOptions,
  type Attributes,
  bool,
  dynamic,
  list,
  listOf,
  map,
  mapOf,
  number,
  type ObjectValue,
  object,
  type Planned,
  type Present,
  type State,
  set,
  setOf,
  string,
} from "./attribute.ts";
export type { Context, LogFields, Logger } from "./context.ts";
export {
  type DataSource,
  dataSource,
  type FunctionFailure,
  type FunctionParameter,
  type ProviderFunction,
} from "./data-source.ts";
export { type Diagnostic, hasErrors } from "./diagnostic.ts";
export { type Default, defaultText, type Example, Expression } from "./example.ts";
export { markComputedUnknown, planViolations } from "./plan-rules.ts";
export { type Configured, type Provider, provider } from "./provider.ts";
export * from "./resource.ts";
export { attributeType, objectType, type Schema, visitAttributes } from "./schema.ts";
