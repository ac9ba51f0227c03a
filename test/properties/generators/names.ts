/**
 * Owns which objects are on which side under which name, and which of them were renamed.
 * Must not know attributes.
 */
import type { Raw } from "./raw.ts";
import type { Side, Sides } from "./sides.ts";

/** An object that is on at least one side; null where it is not. */
export interface Named {
  readonly raw: Raw;
  readonly place: number;
  readonly names: Sides<string | null>;
  /** `renamed_from` on each side, when going there from the other. */
  readonly renamedFrom: Sides<string | undefined>;
  readonly children: Readonly<Record<string, readonly Named[]>>;
}

/** Four names for the object at that place; the third is one that other kinds have, too, the last is as long as can be. */
const variants: Readonly<Record<string, (place: number, of: number) => readonly [string, string, string, string]>> = {
  tables: (place) => [`t${place}`, `T.${place} "q"`, `r${place}`, long(`t${place}`)],
  views: (place) => [`v${place}`, `View ${place}`, `r${place}`, long(`v${place}`)],
  enums: (place) => [`e${place}`, `Enum.${place}`, ["char", "interval"][place] as string, long(`e${place}`)],
  sequences: (place) => [`s${place}`, `Séq${place}`, `r${place}`, long(`s${place}`)],
  columns: (place) => [
    "abcdef"[place] as string,
    `Col "${place}"`,
    ["user", "order", "select", "table", "group", "end"][place] as string,
    long(`c${place}`),
  ],
  indexes: (place, of) => [`t${of}_i${place}`, `T${of} I${place}`, `x${place}`, long(`i${of}${place}`)],
  uniques: (place, of) => [`t${of}_u${place}`, `T${of} U${place}`, `x${place}`, long(`u${of}${place}`)],
  exclusions: (place, of) => [`t${of}_e${place}`, `T${of} E${place}`, `x${place}e`, long(`e${of}${place}`)],
  checks: (place) => [`c${place}`, `C ${place}`, `x${place}`, long(`k${place}`)],
  foreign_keys: (place) => [`f${place}`, `F ${place}`, `y${place}`, long(`f${place}`)],
};

/** 63 bytes, with characters of two bytes where names that are made of it are cut. */
function long(start: string): string {
  const room = 63 - start.length;
  return start + "_".repeat(room % 2) + "é".repeat(Math.floor(room / 2));
}

/** Attributes whose objects share the schema's names of relations, or of types. */
const relations = new Set(["tables", "views", "enums", "sequences", "indexes", "uniques", "exclusions"]);
/** Attributes whose objects can be told to be renamed. */
const renamable = new Set(["tables", "views", "enums", "sequences", "columns"]);

/** Names for all; who comes second to a name on a side is not on that side. */
export function nameAll(top: Raw): Readonly<Record<string, readonly Named[]>> {
  const taken = [new Set<string>(), new Set<string>()] as const;
  return below(top, taken, 0, [true, true]);
}

type Taken = Sides<Set<string>>;

function below(parent: Raw, relationsTaken: Taken, of: number, parents: Sides<boolean>): Record<string, Named[]> {
  const result: Record<string, Named[]> = {};
  const local: Taken = [new Set(), new Set()];
  for (const [attribute, raws] of Object.entries(parent.children)) {
    const own: Taken = [new Set(), new Set()];
    const taken = relations.has(attribute) ? relationsTaken : attribute === "columns" ? own : local;
    const named = raws.map((raw, place) => {
      const name = (side: Side): string | null => {
        if (!raw.present[side] || !parents[side]) return null;
        if (attribute === "primary_key") return attribute;
        const wanted = variants[attribute]?.(place, of)[raw.name[side]] ?? attribute;
        if (taken[side].has(wanted) || local[side].has(wanted)) return null;
        taken[side].add(wanted);
        if (attribute === "uniques" || attribute === "exclusions") local[side].add(wanted);
        return wanted;
      };
      return { raw, place, names: [name(0), name(1)] as const };
    });
    result[attribute] = named.map(({ raw, place, names }) => ({
      raw,
      place,
      names,
      renamedFrom: [undefined, undefined],
      children: below(raw, relationsTaken, place, [names[0] !== null, names[1] !== null]),
    }));
  }
  return result;
}

/** Adds renames: only to names that nobody has on the other side, for what has both names cannot be renamed. */
export function withRenames(all: Readonly<Record<string, readonly Named[]>>): Record<string, Named[]> {
  const namesOf = (objects: readonly Named[], side: Side): string[] =>
    objects.flatMap(({ names }) => (names[side] === null ? [] : [names[side]]));
  const everywhere = (side: Side): Set<string> => {
    const found = new Set<string>();
    const walk = (groups: Readonly<Record<string, readonly Named[]>>): void => {
      for (const [attribute, objects] of Object.entries(groups)) {
        if (relations.has(attribute)) for (const name of namesOf(objects, side)) found.add(name);
        for (const object of objects) walk(object.children);
      }
    };
    walk(all);
    return found;
  };
  const used = [everywhere(0), everywhere(1)] as const;
  const mark = (groups: Readonly<Record<string, readonly Named[]>>): Record<string, Named[]> =>
    Object.fromEntries(
      Object.entries(groups).map(([attribute, objects]) => {
        const siblings = [new Set(namesOf(objects, 0)), new Set(namesOf(objects, 1))] as const;
        const others = attribute === "columns" ? siblings : used;
        return [
          attribute,
          objects.map((object) => {
            const [first, second] = object.names;
            const moves =
              renamable.has(attribute) &&
              object.raw.renamed &&
              first !== null &&
              second !== null &&
              first !== second &&
              !others[1].has(first) &&
              !others[0].has(second);
            return {
              ...object,
              renamedFrom: (moves ? [second, first] : [undefined, undefined]) as Named["renamedFrom"],
              children: mark(object.children),
            };
          }),
        ];
      }),
    );
  return mark(all);
}
