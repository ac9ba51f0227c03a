/**
 * Owns one planning with proof as it is measured: of SQL texts, against a catalog, in a shadow of its own.
 * Must not know what it is compared with.
 */
import type { Catalog } from "../../provider/engine/catalog/catalog.ts";
import { readTexts } from "../../provider/engine/desired/source.ts";
import { type Prepared, prepare } from "../../provider/engine/prepare.ts";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";

type Texts = readonly { readonly name: string; readonly text: string }[];

export async function withShadow(use: (shadow: Shadow) => Promise<void>): Promise<void> {
  const shadow = await openShadow();
  try {
    await use(shadow);
  } finally {
    await shadow.close();
  }
}

export function preparedWith(
  live: Catalog,
  texts: Texts,
  shadow: Shadow,
  policy: Readonly<Record<string, "off">>,
): Promise<Prepared> {
  const source = { objects: [], paths: new Map(), searchPath: ["app"], ...readTexts(texts) };
  const staysUndeclared = (object: { readonly kind: string }): boolean => object.kind === "schema";
  return prepare(
    { live, source, staysUndeclared, options: { version: live.version, allow: [], policy, typeChange: "refuse" } },
    shadow,
  );
}

/** Elaborates, plans and proves, and throws unless that gives so many proven statements. */
export async function planChanges(live: Catalog, texts: Texts, shadow: Shadow, expected: number): Promise<void> {
  const { plan, proof } = await preparedWith(live, texts, shadow, {});
  if (plan.statements.length !== expected || proof.status !== "proven")
    throw new Error(`${plan.statements.length} statements instead of ${expected}, ${proof.status}: ${proof.reason}`);
}
