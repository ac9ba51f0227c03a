/**
 * Owns the rules that Terraform's core holds a plan to: which planned values a configuration allows, and what is computed.
 * Must not know the wire or any one resource. Core words a violation as a riddle; here it names the attribute.
 */
import type { Path, Step } from "../cty/path.ts";
import { formatPath } from "../cty/path.ts";
import { equalValues, isUnknown, isValueMap, unknown, type Value, type ValueMap } from "../cty/value.ts";
import type { Attribute, Attributes, Nesting } from "./attribute.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { attributeType } from "./schema.ts";

/**
 * The proposed object with every computed attribute that the configuration leaves null made unknown, also inside nested objects.
 * For a create; an update marks only what will change, or every plan shows a difference.
 */
export function markComputedUnknown(attributes: Attributes, proposed: ValueMap, config: ValueMap): ValueMap {
  const marked = Object.entries(attributes).map(([name, attribute]): [string, Value] => {
    const planned = proposed[name] ?? null;
    const configured = config[name] ?? null;
    if (configured === null && attribute.options.computed) {
      return [name, unknown];
    }
    return [name, attribute.nested ? markNested(attribute, planned, configured) : planned];
  });
  return Object.fromEntries(marked);
}

function markNested(attribute: Attribute, planned: Value, configured: Value): Value {
  if (!attribute.nested) {
    return planned;
  }
  const { nesting, attributes } = attribute.nested;
  const mark = (value: Value, from: Value | undefined): Value =>
    isValueMap(value) && from !== undefined && isValueMap(from) ? markComputedUnknown(attributes, value, from) : value;
  if (nesting === "single") {
    return mark(planned, configured);
  }
  if (isArray(planned) && isArray(configured) && nesting === "list") {
    return planned.map((element, index) => mark(element, configured[index]));
  }
  if (nesting === "map" && isValueMap(planned) && isValueMap(configured)) {
    return Object.fromEntries(Object.entries(planned).map(([key, element]) => [key, mark(element, configured[key])]));
  }
  return planned;
}

/**
 * What core would refuse in a plan ("Provider produced invalid plan"; protocol facts, rule 4): a planned value that is neither
 * configured, nor the prior one, nor computed and left null by the configuration. Empty for a plan that core accepts.
 */
export function planViolations(
  attributes: Attributes,
  prior: ValueMap | null,
  config: ValueMap | null,
  planned: ValueMap | null,
): readonly Diagnostic[] {
  const violations: Diagnostic[] = [];
  const report = (path: Path, problem: string): void => {
    violations.push({
      severity: "error",
      summary: `Bug in the provider: the plan for ${path.length === 0 ? "the object" : formatPath(path)} is not allowed`,
      detail: `${problem} This is a bug in the provider, please report it.`,
      path,
    });
  };
  if ((planned === null) !== (config === null)) {
    report([], `The configuration ${config ? "wants" : "does not want"} the object, the plan is the opposite.`);
  } else if (planned && config) {
    checkObject(attributes, prior, config, planned, [], report);
  }
  return violations;
}

type Report = (path: Path, problem: string) => void;

function checkObject(
  attributes: Attributes,
  prior: ValueMap | null,
  config: ValueMap,
  planned: ValueMap,
  path: Path,
  report: Report,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const at = [...path, { attribute: name }];
    checkValue(attribute, prior?.[name] ?? null, config[name] ?? null, planned[name] ?? null, at, report);
  }
}

function checkValue(
  attribute: Attribute,
  prior: Value,
  config: Value,
  planned: Value,
  path: Path,
  report: Report,
): void {
  if (attribute.options.writeOnly) {
    if (planned !== null) {
      report(path, "A write-only attribute must be null in the plan.");
    }
    return;
  }
  const type = attributeType(attribute);
  if (equalValues(type, planned, config)) {
    return;
  }
  if (config === null) {
    if (!attribute.options.computed) {
      report(path, "The plan sets an attribute that the configuration leaves null and that is not computed.");
    }
    return;
  }
  if (prior !== null && equalValues(type, planned, prior)) {
    return;
  }
  if (!attribute.nested || planned === null || isUnknown(planned) || isUnknown(config)) {
    report(path, "The planned value is neither the configured nor the prior one.");
    return;
  }
  checkMembers(attribute.nested, prior, config, planned, path, report);
}

function checkMembers(
  { nesting, attributes }: { readonly nesting: Nesting; readonly attributes: Attributes },
  prior: Value,
  config: Value,
  planned: Value,
  path: Path,
  report: Report,
): void {
  const member = (
    before: Value | undefined,
    wanted: Value | undefined,
    value: Value | undefined,
    step?: Step,
  ): void => {
    const at = step ? [...path, step] : path;
    if (value !== undefined && wanted !== undefined && isValueMap(value) && isValueMap(wanted)) {
      checkObject(attributes, before !== undefined && isValueMap(before) ? before : null, wanted, value, at, report);
    } else if (!equalValues({ kind: "object", attributes: {} }, value ?? null, wanted ?? null)) {
      report(at, "The planned object is not the configured one.");
    }
  };
  if (nesting === "single") {
    member(prior, config, planned);
  } else if (nesting === "list" && isArray(config) && isArray(planned)) {
    if (config.length !== planned.length) {
      report(path, `The configuration has ${config.length} elements, the plan ${planned.length}.`);
      return;
    }
    planned.forEach((value, index) => {
      member(isArray(prior) ? prior[index] : undefined, config[index], value, { index });
    });
  } else if (nesting === "map" && isValueMap(config) && isValueMap(planned)) {
    for (const key of new Set([...Object.keys(config), ...Object.keys(planned)])) {
      const before = isValueMap(prior) && Object.hasOwn(prior, key) ? prior[key] : undefined;
      const wanted = Object.hasOwn(config, key) ? config[key] : undefined;
      const value = Object.hasOwn(planned, key) ? planned[key] : undefined;
      if (wanted === undefined || value === undefined) {
        report([...path, { key }], `The key is in the ${wanted === undefined ? "plan" : "configuration"} only.`);
      } else {
        member(before, wanted, value, { key });
      }
    }
  }
}

const isArray = (value: Value): value is readonly Value[] => Array.isArray(value);
