/**
 * Owns how what the writers of kinds ask of their plan is answered from the two catalogs.
 * Must not know any particular kind.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { isInherited } from "../plan/bonds.ts";
import { type Context, isSo, type Kind } from "./kind.ts";

/** The two catalogs a context answers from. */
export function contextOf(
  kindOf: (object: Obj) => Kind,
  version: number,
  before: Catalog,
  after: Catalog,
  isNew: (address: Address) => boolean,
  outside: (object: Obj) => boolean = () => false,
): Context {
  let dependencies: Dependencies | undefined;
  let belonging: Dependencies | undefined;
  let insisted: ReadonlySet<string> | undefined;
  const find = (of: Address): Obj | undefined => after.objects.get(of) ?? before.objects.get(of);
  const relationOf = (of: Address): Address | undefined => {
    let object = find(of);
    while (object !== undefined && kindOf(object).relation !== true)
      object = object.parent === undefined ? undefined : find(object.parent);
    return object?.address;
  };
  return {
    version,
    isNew,
    isMade: isNew,
    isInside: () => false,
    origin: () => undefined,
    staysBound: () => false,
    origins: () => [],
    handing: () => [],
    isParted: () => false,
    heirs: () => [],
    formerly: (of) => before.objects.get(of),
    before: (of) => before.objects.get(of),
    after: (of) => after.objects.get(of),
    children: (of) => {
      belonging ??= new Dependencies(after);
      return belonging.children(of).flatMap((child) => after.objects.get(child) ?? []);
    },
    formerChildren: (of) => {
      dependencies ??= new Dependencies(before);
      return dependencies.children(of).flatMap((child) => before.objects.get(child) ?? []);
    },
    commentedRelation: (of) => {
      const object = find(of);
      const through = object !== undefined && kindOf(object).commentLocksParent === true ? object.parent : of;
      return through === undefined || relationOf(through) !== through ? undefined : through;
    },
    owned: (of) => {
      dependencies ??= new Dependencies(before);
      belonging ??= new Dependencies(after);
      const ownedIn = (known: Dependencies, { objects }: Catalog): Set<Address> => {
        const found = [of, ...known.children(of)].flatMap((part) => known.neededBy(part));
        const relations = found.filter(({ from, type }) => {
          const object = objects.get(from);
          // A partition depends automatically, too.
          return (
            type === "a" &&
            object !== undefined &&
            kindOf(object).relation === true &&
            object.kind !== objects.get(of)?.kind
          );
        });
        return new Set(relations.map(({ from }) => from));
      };
      const still = ownedIn(belonging, after);
      // What is dropped goes at the end, as rows and positions are lost with it.
      return [...ownedIn(dependencies, before)]
        .filter((relation) => still.has(relation) || !after.objects.has(relation))
        .sort();
    },
    keptFrom: (of) => {
      dependencies ??= new Dependencies(before);
      const seen = new Set<Address>([of]);
      const found: Address[] = [];
      for (const at of seen)
        for (const { from } of dependencies.neededBy(at)) {
          const object = before.objects.get(from);
          if (object === undefined || seen.has(from)) continue;
          const keeps = isSo(kindOf(object).keepsValues, object);
          if (keeps && after.objects.has(from)) found.push(from);
          if (!keeps) seen.add(from);
        }
      return [...new Set(found)].sort();
    },
    users: (of, parts = false) => {
      dependencies ??= new Dependencies(before);
      const users = dependencies.neededBy(of).map(({ from }) => {
        const object = parts ? undefined : before.objects.get(from);
        return object?.parent !== undefined && kindOf(object).implied === true ? object.parent : from;
      });
      return [...new Set(users)];
    },
    isNeeded: (of) => {
      dependencies ??= new Dependencies(before);
      const known = dependencies;
      return [of, ...known.children(of)].some((part) =>
        known.neededBy(part).some(({ from }) => !before.objects.has(from) || after.objects.has(from)),
      );
    },
    tied: (of) => {
      dependencies ??= new Dependencies(before);
      const known = dependencies;
      const ties = known.neededBy(of).filter(({ from }) => {
        const object = before.objects.get(from);
        return object !== undefined && kindOf(object).dropsAlone === true && !outside(object);
      });
      const relations = ties.flatMap(({ from }) => [from, ...known.needs(from).map((edge) => edge.to)].map(relationOf));
      return [...new Set(relations.filter((relation): relation is Address => relation !== undefined))].sort();
    },
    insists: (slot) => {
      insisted ??= new Set([before, after].flatMap((catalog) => insistedIn(kindOf, catalog)));
      return insisted.has(slot);
    },
    binders: (whole) => [...after.objects.values()].filter((object) => kindOf(object).binds?.(object).whole === whole),
    subject: (of) => {
      const object = find(of);
      const subject = object && kindOf(object).subject;
      if (object === undefined || subject === undefined) throw new Error(`${of} cannot have a comment`);
      return subject(object);
    },
  };
}

/** Slots that objects have without a claim to them, and those that several claim, of which PostgreSQL would give one another. */
function insistedIn(kindOf: (object: Obj) => Kind, { objects, edges }: Catalog): readonly string[] {
  // A part has its whole's.
  const heirs = new Set(edges.filter(isInherited).map(({ from }) => from));
  const claimed = new Set<string>();
  return [...objects.values()].flatMap((object) => {
    const { occupies, claims } = kindOf(object);
    const own = claims?.(object);
    if (own === undefined) return [];
    const chosen = heirs.has(object.address) ? [] : own;
    const again = chosen.filter((slot) => claimed.has(slot));
    for (const slot of chosen) claimed.add(slot);
    return [...again, ...(occupies?.(object) ?? []).filter((slot) => !own.includes(slot))];
  });
}
