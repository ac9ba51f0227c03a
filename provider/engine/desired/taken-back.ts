/**
 * Owns renames that what is declared contradicts: a hint that stayed when its change was taken back.
 * Must not know kinds by name, nor whether a hint would be followed.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import type { Rename } from "./input.ts";
import { addressBefore, finalTypes } from "./renames.ts";

/**
 * Errors for hints whose new name is not declared while the old one is. What has the old name would be renamed, dropped under the new
 * name, and made anew without its rows. `to` is what is to be there, `declared` what of it a person wrote.
 */
export function takenBack(
  hints: readonly Rename[],
  to: Catalog,
  declared: ReadonlySet<Address>,
): readonly Diagnostic[] {
  const types = finalTypes(hints);
  return hints.flatMap(({ kind, from, to: renamed, path, place }) => {
    const addressOf = (names: Rename["from"]): Address => {
      const address = kind.address(names);
      if (to.objects.has(address)) return address;
      return addressBefore(to, kind, names, kind.parent?.(names, {} as never), types) ?? address;
    };
    const [old, now] = [addressOf(from), addressOf(renamed)];
    // What moved to another schema may be somebody else's there.
    const isThere = from.schema === renamed.schema ? declared.has(now) : to.objects.has(now);
    if (isThere || !declared.has(old)) return [];
    return error(
      `${place === undefined ? "" : `${place}: `}${old} is to be renamed and is declared under its old name`,
      `Nothing is declared as ${now}, which it would become: it would be renamed, dropped and created anew, and what it holds would be lost. ${place === undefined ? "Remove the hint" : "Take the line out"} if the rename was taken back; otherwise declare ${now}.`,
      path === undefined ? {} : { path },
    );
  });
}
