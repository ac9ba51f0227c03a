/**
 * Owns the engine's public surface, which is also the package's export `./engine`.
 * Must not know Terraform, the CLI or the constructs; importing it loads no driver and no shadow.
 */
import type { Catalog } from "./catalog/catalog.ts";
import { elaborate as elaborateSource } from "./desired/elaborate.ts";
import { readTexts, type SqlText } from "./desired/source.ts";
import { hasErrors, type Outcome } from "./diagnostic.ts";
import { type Plan, planJson } from "./plan/json.ts";
import { type PlanOptions, planStatements } from "./plan/plan.ts";
import type { Shadow } from "./shadow/shadow.ts";

export { type Address, matchesPattern, nameOf, parseNames, prefixOf } from "./catalog/address.ts";
export { type Catalog, restricted } from "./catalog/catalog.ts";
export type { Obj } from "./catalog/object.ts";
export { type Rename, readInput } from "./desired/input.ts";
export { writeInput } from "./desired/output.ts";
export { type ShapeAttribute, shapeOf } from "./desired/shape.ts";
export { readTexts, type Source, type SqlText } from "./desired/source.ts";
export { type Diagnostic, error, hasErrors, type Outcome, type PathStep, warning } from "./diagnostic.ts";
export { type ReadOptions, readCatalog } from "./introspect/read.ts";
export { kinds } from "./kinds/index.ts";
export type { Field, Written } from "./kinds/input.ts";
export { compare, kindOf } from "./kinds/lookup.ts";
export { type Impact, impactOf, type Plan, type PlanStatement, planJson } from "./plan/json.ts";
export { type PlanOptions, planStatements } from "./plan/plan.ts";
export { migrationText, printVersion, psqlScript } from "./plan/script.ts";
export { type Prepared, type PrepareRequest, prepare } from "./prepare.ts";
export type { Finding, Severity } from "./safety/finding.ts";
export { rules } from "./safety/rules/index.ts";
export { openShadow, type Shadow, ShadowLost } from "./shadow/shadow.ts";
export { caret } from "./sql/caret.ts";

/**
 * Elaborates SQL text in the shadow: what PostgreSQL makes of it, with the objects of `context` around it.
 * What a person can correct comes back as diagnostics. Throws ShadowLost.
 */
export async function elaborate(
  what: { readonly sql: string | readonly SqlText[]; readonly searchPath?: readonly string[] },
  within: { readonly shadow: Shadow; readonly context?: Catalog },
): Promise<Outcome<Catalog>> {
  const texts = typeof what.sql === "string" ? [{ name: "sql", text: what.sql }] : what.sql;
  const source = { objects: [], paths: new Map(), searchPath: what.searchPath ?? ["public"], ...readTexts(texts) };
  if (hasErrors(source.diagnostics)) return { diagnostics: source.diagnostics };
  const { version } = within.shadow;
  const context = within.context ?? { version, objects: new Map(), edges: [], notModelled: [] };
  const { catalog, diagnostics } = await elaborateSource(source, context, within.shadow);
  const all = [...source.diagnostics, ...diagnostics];
  return hasErrors(all) ? { diagnostics: all } : { value: catalog, diagnostics: all };
}

/**
 * The plan that leads from one catalog to another; pure and synchronous. Both must have been printed by one version of
 * PostgreSQL (elaborate both). It is not proven yet: see prove.
 */
export function plan(from: Catalog, to: Catalog, options: PlanOptions): Outcome<Plan> {
  const made = planStatements(from, to, options);
  const value = planJson(made, {
    server_version: options.version,
    shadow: null,
    proof: { status: "unproven", reason: "not run in a shadow" },
    live: from,
  });
  return hasErrors(made.refusals) ? { diagnostics: made.refusals } : { value, diagnostics: made.refusals };
}
