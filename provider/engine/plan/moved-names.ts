/**
 * Owns names that go over from what belongs to one relation to what belongs to another, as those of partitions' indexes do: an address
 * is then one object's before, and another one's afterwards.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { withNames } from "../diff/diff.ts";
import { objectOf } from "../kinds/kind.ts";
import { differences, kindOf } from "../kinds/lookup.ts";
import { isInherited } from "./bonds.ts";
import { temporaryName } from "./recipes/temporary-name.ts";

export interface Renamed {
  readonly old: Obj;
  readonly new: Obj;
  /** It has this name in between, for the names go round in a circle. */
  readonly by?: Obj;
}

export interface MovedNames {
  /** The catalog with everything at the address that it will have; what goes while another one takes its name, at a temporary one. */
  readonly from: Catalog;
  readonly renamed: readonly Renamed[];
  /** What people call what goes under a temporary name. */
  readonly known: ReadonlyMap<Address, Address>;
}

/** What is in `anew` is not renamed. */
export function movedNames(before: Catalog, to: Catalog, anew: ReadonlySet<Address>): MovedNames {
  const moved = (object: Obj, other: Obj | undefined): boolean =>
    other?.kind === object.kind && other.parent !== object.parent && kindOf(object).renamedSilently === true;
  const holders = [...before.objects.values()].filter((old) => moved(old, to.objects.get(old.address)));
  if (holders.length === 0) return { from: before, renamed: [], known: new Map() };
  const free = (catalog: Catalog, other: Catalog): Obj[] =>
    [...catalog.objects.values()].filter((object) => {
      const its = other.objects.get(object.address);
      return (
        (its === undefined ? kindOf(object).renamedSilently === true : moved(object, its)) && !anew.has(object.address)
      );
    });
  const version = Math.min(before.version, to.version);
  const wanted = new Set(free(to, before));
  const pairs: Renamed[] = [];
  for (const old of free(before, to)) {
    const equal = [...wanted].find(
      (object) =>
        object.kind === old.kind && object.parent === old.parent && differences(old, object, version).length === 0,
    );
    if (equal === undefined) continue;
    wanted.delete(equal);
    pairs.push({ old, new: equal });
  }
  const [renamed, targets] = [new Set(pairs.map(({ old }) => old)), new Set(pairs.map((pair) => pair.new.address))];
  const parts = new Set(before.edges.filter(isInherited).map(({ from }) => from));
  // A part of a larger whole's is no other one's.
  const leaving = holders
    .filter((old) => !renamed.has(old) && (parts.has(old.address) || targets.has(old.address)))
    .map((old) => ({ old, new: aside(old) }));
  const all = [...inCircles(pairs), ...leaving];
  return {
    from: withNames(before, new Map(all.map((pair) => [pair.old.address, pair.new]))),
    renamed: all,
    known: new Map(leaving.map((pair) => [pair.new.address, pair.old.address])),
  };
}

const aside = (object: Obj): Obj =>
  objectOf(
    kindOf(object),
    { ...object.path, [kindOf(object).path.at(-1) as string]: temporaryName("aside", object.address) },
    object.attrs,
    { rows: object.rows },
  );

/** One of each circle has a temporary name in between. */
function inCircles(pairs: readonly Renamed[]): readonly Renamed[] {
  const at = new Map(pairs.map((pair) => [pair.old.address, pair]));
  const seen = new Set<Renamed>();
  return pairs.map((pair) => {
    let next: Renamed | undefined = pair;
    const way: Renamed[] = [];
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      way.push(next);
      next = at.get(next.new.address);
    }
    return next === pair && way.length > 0 ? { ...pair, by: aside(pair.old) } : pair;
  });
}
