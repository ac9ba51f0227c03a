/**
 * Owns the question whether the target's version has what was declared.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Source } from "./source.ts";

/** An error for each attribute that is used and that the target's version does not have. */
export function tooNew(
  to: Catalog,
  declared: ReadonlySet<Address>,
  version: number,
  source: Source,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const address of declared) {
    const object = to.objects.get(address) as Obj;
    for (const [name, attribute] of Object.entries(kindOf(object).attrs)) {
      const { since, neutral } = attribute;
      if (since === undefined || since <= version || neutral === undefined) continue;
      if (attribute.equal(object.attrs[name] as never, neutral as never)) continue;
      const path = source.paths.get(address);
      diagnostics.push(
        error(
          `${address}: ${name} needs PostgreSQL ${since / 10000}`,
          `The server has version ${Math.floor(version / 10000)}. Leave ${name} out, or upgrade the server first.`,
          path === undefined ? {} : { path },
        ),
      );
    }
  }
  return diagnostics;
}
