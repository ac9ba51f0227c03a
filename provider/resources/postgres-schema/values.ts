/**
 * Owns the merging of structured values: what a person wrote, what the server printed, and what Terraform may be told.
 * Must not know catalogs or plans.
 */
import {
  type Attribute,
  type Attributes,
  Decimal,
  isKnown,
  isUnknown,
  type Value,
  type ValueMap,
} from "../../terraform/framework/index.ts";

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(sorted(left ?? null)) === JSON.stringify(sorted(right ?? null));

const sorted = (value: unknown): unknown =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null && item !== undefined)
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([name, item]) => [name, sorted(item)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value;

/** What `state` says, with what differs between `recorded` and `live` as it is in `live`: a leaf that did not move keeps its spelling. */
export function merged(state: unknown, recorded: unknown, live: unknown): unknown {
  if (same(recorded, live)) return state ?? null;
  if (!isMap(live)) return live ?? null;
  const [before, after] = [isMap(state) ? state : {}, isMap(recorded) ? recorded : {}];
  const result: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(live)])) {
    if (name in live || !(name in after)) result[name] = merged(before[name], after[name], live[name]);
  }
  return result;
}

/** A value of these attributes in Terraform's form: every attribute is there, null when unset. */
export function conform(attributes: Attributes, value: unknown): ValueMap {
  const from = isMap(value) ? value : {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, conformValue(attribute, from[name])]),
  );
}

function conformValue(attribute: Attribute, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (attribute.nested === undefined)
    return attribute.type.kind === "number" && typeof value === "string" ? Decimal.parse(value) : (value as Value);
  const { attributes, nesting } = attribute.nested;
  if (nesting === "single") return conform(attributes, value);
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, conform(attributes, item)]));
}

/**
 * The planned value: the configured one, but the prior leaf wherever the object it belongs to does not change. `changes` tells
 * by the path of attribute names and keys.
 */
export function planned(
  attributes: Attributes,
  config: ValueMap,
  prior: ValueMap | null,
  path: readonly string[],
  changes: (path: readonly string[]) => boolean,
): ValueMap {
  const stays = !changes(path);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const wanted = config[name] ?? null;
      const had = prior?.[name] ?? null;
      return [name, plannedValue(attribute, wanted, had, [...path, name], stays, changes)];
    }),
  );
}

function plannedValue(
  attribute: Attribute,
  wanted: Value,
  had: Value,
  path: readonly string[],
  stays: boolean,
  changes: (path: readonly string[]) => boolean,
): Value {
  const { nested } = attribute;
  if (!isKnown(wanted)) {
    // What nobody wrote and PostgreSQL filled in: kept while the object stays, and only where the schema lets us.
    return wanted === null && stays && attribute.options.computed === true && !changes(path) ? had : wanted;
  }
  if (nested === undefined) return stays && had !== null && !changes(path) ? had : wanted;
  if (nested.nesting === "single")
    return planned(nested.attributes, wanted as ValueMap, had as ValueMap | null, path, changes);
  return Object.fromEntries(
    Object.entries(wanted as ValueMap).map(([key, item]) => [
      key,
      isKnown(item)
        ? planned(
            nested.attributes,
            item as ValueMap,
            ((had as ValueMap | null)?.[key] ?? null) as ValueMap | null,
            [...path, key],
            changes,
          )
        : item,
    ]),
  );
}
