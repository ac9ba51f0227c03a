/**
 * Owns the question whether the target's version has what was declared.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import type { Attribute } from "../catalog/attribute.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { kindOf } from "../kinds/lookup.ts";
import { namesIn } from "../sql/names.ts";
import type { Source } from "./source.ts";

/** An error for each attribute, or key of settings, that is used and that the target's version does not have. */
export function tooNew(
  to: Catalog,
  declared: ReadonlySet<Address>,
  version: number,
  source: Source,
): readonly Diagnostic[] {
  const isNamed = (name: string): boolean =>
    source.texts.length === 0 || source.texts.flat().some(({ text }) => namesIn(text).has(name.toLowerCase()));
  return [...declared].flatMap((address) => {
    const object = to.objects.get(address) as Obj;
    const path = source.paths.get(address);
    const { attrs, laterIn } = kindOf(object);
    const later = laterIn?.(object);
    // Where no text names it, something else brought it along in a shadow that is newer than the target.
    const whole = later !== undefined && isNamed(later.name) ? later : undefined;
    return Object.entries(attrs)
      .flatMap(([name, attribute]) => laterParts(name, attribute, object.attrs[name], version))
      .concat(whole === undefined || whole.since <= version ? [] : [whole])
      .map(({ name, since }) =>
        error(
          `${address}: ${name} needs PostgreSQL ${since / 10000}`,
          `The server has version ${Math.floor(version / 10000)}. Leave ${name} out, or upgrade the server first.`,
          path === undefined ? {} : { path },
        ),
      );
  });
}

interface Later {
  readonly name: string;
  readonly since: number;
}

function laterParts(name: string, attribute: Attribute<unknown>, value: unknown, version: number): readonly Later[] {
  const { since, neutral, keysSince, observed } = attribute;
  // No text says it.
  if (observed === true) return [];
  if (since !== undefined && since > version)
    return neutral === undefined || attribute.equal(value, neutral) ? [] : [{ name, since }];
  return Object.entries(keysSince ?? {}).flatMap(([key, from]) =>
    from > version && Object.hasOwn(value as object, key) ? [{ name: key, since: from }] : [],
  );
}
