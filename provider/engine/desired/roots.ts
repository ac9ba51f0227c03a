/**
 * Owns the question which refusals are causes: what fails for want of something that failed itself is not to be told, and what
 * wants each other in a circle is one mistake.
 * Must not know how a refusal is told.
 */
import { nameOf, parseNames } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import { createdName, namesIn } from "../sql/names.ts";
import type { Failed, Item } from "./item.ts";
import { missingName } from "./missing.ts";
import type { Source } from "./source.ts";

export interface Cause {
  readonly failed: Failed;
  /** What was not judged because of it. */
  readonly dependants: readonly Item[];
}

export interface Causes {
  readonly causes: readonly Cause[];
  /** Each in its order: every one needs the next, the last one the first. */
  readonly circles: readonly (readonly Failed[])[];
}

/** Each failure needs at most one thing, for PostgreSQL stops at the first that is missing: the way leads to a cause or a circle. */
export function causesOf(failures: readonly Failed[], source: Source): Causes {
  const objects = new Map(source.objects.map((object) => [object.address, object]));
  const makers = new Map<string, { readonly failed: Failed; readonly isQualified: boolean }>();
  for (const failed of failures) {
    const names = namesMade(failed.item, objects);
    if (names === undefined) continue;
    const keys = [names.join("."), names.at(-1) as string];
    for (const key of keys) if (!makers.has(key)) makers.set(key, { failed, isQualified: names.length > 1 });
  }
  const makerOf = (missing: string): Failed | undefined => {
    const [last, schema] = missing.split(".").toReversed() as [string, string?];
    const maker = makers.get(missing);
    if (maker !== undefined) return maker.failed;
    const alike = makers.get(last);
    if (alike === undefined || schema === undefined) return alike?.failed;
    // One of this name is made in another schema.
    const isElsewhere = alike.isQualified || !namesIn(alike.failed.item.searchPath).has(schema);
    return isElsewhere ? undefined : alike.failed;
  };
  const needs = new Map<Failed, Failed>();
  for (const failed of failures) {
    const missing = missingName(failed.error);
    const maker = missing === undefined ? undefined : makerOf(missing);
    if (maker !== undefined) needs.set(failed, maker);
  }
  const end = new Map<Failed, Failed>();
  const circles: Failed[][] = [];
  for (const start of failures) {
    const way: Failed[] = [];
    let at: Failed | undefined = start;
    while (at !== undefined && !end.has(at) && !way.includes(at)) {
      way.push(at);
      at = needs.get(at);
    }
    const last = at === undefined ? (way.at(-1) as Failed) : (end.get(at) ?? at);
    if (at !== undefined && !end.has(at)) circles.push(way.slice(way.indexOf(at)));
    for (const step of way) end.set(step, last);
  }
  const inCircle = new Set(circles.flat());
  return {
    circles,
    causes: failures
      .filter((failed) => end.get(failed) === failed && !inCircle.has(failed))
      .map((failed) => ({
        failed,
        dependants: failures.filter((other) => other !== failed && end.get(other) === failed).map(({ item }) => item),
      })),
  };
}

/** The names of what others refer to by name; undefined for a constraint, a comment and the like. */
function namesMade({ object, from, text }: Item, objects: ReadonlyMap<string, Obj>): readonly string[] | undefined {
  if (from !== undefined) return createdName(text);
  const made = object === undefined ? undefined : objects.get(object);
  if (made === undefined) return undefined;
  const { relation, container, occupies } = kindOf(made);
  const isType = occupies?.(made).some((slot) => slot.startsWith("type ")) === true;
  return relation === true || container === true || isType ? parseNames(nameOf(made.address)) : undefined;
}
