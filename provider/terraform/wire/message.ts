/**
 * Owns the parts that many messages share: values, paths, diagnostics, as the wire has them and as the framework does.
 * Must not know calls.
 */
import { parseJson } from "../cty/json.ts";
import { valueFromJson } from "../cty/json-value.ts";
import { decode, encode } from "../cty/msgpack.ts";
import type { Path, Step } from "../cty/path.ts";
import type { ValueMap } from "../cty/value.ts";
import type { Attributes } from "../framework/attribute.ts";
import type { Diagnostic } from "../framework/diagnostic.ts";
import { objectType } from "../framework/schema.ts";
import { tfplugin6 } from "./generated/tfplugin6.js";

export type WireValue = tfplugin6.DynamicValue.$Properties;

/** Reads an object of the schema, or null. @throws ValueError if the bytes are neither. */
export function readObject(attributes: Attributes, wire: WireValue | null | undefined): ValueMap | null {
  const type = objectType(attributes);
  if (wire?.msgpack?.length) {
    return decode(type, wire.msgpack) as ValueMap | null;
  }
  return wire?.json?.length ? (valueFromJson(type, parseJson(jsonText(wire.json))) as ValueMap | null) : null;
}

/** As `readObject`, for what is never null. @throws ValueError, also for null. */
export function readPresent(attributes: Attributes, wire: WireValue | null | undefined): ValueMap {
  const object = readObject(attributes, wire);
  if (object === null) {
    throw new Error("the host sent null where an object is needed");
  }
  return object;
}

/** Writes an object of the schema, or null. @throws ValueError if it is neither. */
export const writeObject = (attributes: Attributes, object: ValueMap | null): WireValue => ({
  msgpack: encode(objectType(attributes), object),
});

export const jsonText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

const writeStep = (step: Step): tfplugin6.AttributePath.Step.$Properties => {
  if ("attribute" in step) {
    return { attributeName: step.attribute };
  }
  return "key" in step ? { elementKeyString: step.key } : { elementKeyInt: step.index };
};

export const writePath = (path: Path): tfplugin6.AttributePath.$Properties => ({ steps: path.map(writeStep) });

/** Diagnostics as the wire has them. */
export const writeDiagnostics = (diagnostics: readonly Diagnostic[] | undefined): tfplugin6.Diagnostic.$Properties[] =>
  (diagnostics ?? []).map(({ severity, summary, detail, path }) => ({
    severity: severity === "error" ? tfplugin6.Diagnostic.Severity.ERROR : tfplugin6.Diagnostic.Severity.WARNING,
    summary,
    detail,
    ...(path && path.length > 0 ? { attribute: writePath(path) } : {}),
  }));
