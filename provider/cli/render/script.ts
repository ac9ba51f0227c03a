/**
 * Owns the script that `inspect --format sql` prints: it makes in an empty database all that is modelled.
 * Must not know where the catalog was read.
 */
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import { type Diagnostic, hasErrors } from "../../engine/diagnostic.ts";
import { planStatements } from "../../engine/plan/plan.ts";
import { printVersion } from "../../engine/plan/script.ts";
import { exit, Stop } from "../exit.ts";

/** What every new database has, so that the script need not make it. */
const present: readonly string[] = ["schema:public", "comment:schema:public"];

export function catalogScript(catalog: Catalog): string {
  const empty = restricted(catalog, (address) => present.includes(address) && isUsual(catalog, address));
  const { statements, refusals } = planStatements(
    { ...empty, edges: [], notModelled: [] },
    { ...catalog, notModelled: [] },
    { version: catalog.version },
  );
  if (hasErrors(refusals)) throw new Stop(exit.error, refusals as readonly Diagnostic[]);
  if (statements.length === 0) return "";
  return [
    `-- PostgreSQL ${printVersion(catalog.version)}`,
    "SET search_path = '';",
    "SET check_function_bodies = off;",
    ...statements.map(({ sql }) => `\n${sql.text};`),
    "",
  ].join("\n");
}

/** initdb writes this comment; another one is somebody's. */
function isUsual(catalog: Catalog, address: string): boolean {
  const { text } = (catalog.objects.get(address)?.attrs ?? {}) as { readonly text?: unknown };
  return text === undefined || text === "standard public schema";
}
