/**
 * Owns renames that a person asked for: which still have something to rename, and what they do to the catalog.
 * Must not know kinds by name, nor what else changes.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { completed, loadableIn, subset } from "../catalog/completed.ts";
import type { Obj } from "../catalog/object.ts";
import { DatabaseError } from "../db/session.ts";
import { type Diagnostic, error, Refusal } from "../diagnostic.ts";
import { readCatalog } from "../introspect/read.ts";
import { contextOf } from "../kinds/context.ts";
import type { Context, Kind } from "../kinds/kind.ts";
import { containerAddress, kindOf, orderOf } from "../kinds/lookup.ts";
import type { PlanOptions } from "../plan/plan.ts";
import type { Draft } from "../plan/statement.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { identifier, quoteIdentifier, sql } from "../sql/sql.ts";
import { load } from "./elaborate.ts";
import type { Rename } from "./input.ts";
import type { Source } from "./source.ts";
import { declaresSchema, movesIn } from "./told.ts";

/** The hints that still have something to rename, in the order in which they can be followed. */
export interface EffectiveRenames {
  /** All that were told, with the names that schemas have once they are renamed. */
  readonly hints: readonly Rename[];
  readonly renames: readonly Rename[];
  readonly diagnostics: readonly Diagnostic[];
  /** Errors unless the old name is declared as well: then the hint was followed before, and the name is another object's now. */
  readonly unlessDeclared: readonly { readonly old: Address; readonly diagnostic: Diagnostic }[];
}

/** A hint with what the live catalog has of it. */
interface Located {
  readonly rename: Rename;
  readonly from: Address;
  readonly to: Address;
  readonly old: Address | undefined;
  /** Who has the new name. */
  readonly holder: Address | undefined;
}

export function effectiveRenames(source: Source, live: Catalog): EffectiveRenames {
  const isDeclared = (schema: string): boolean => declaresSchema(source, schema);
  const hints = source.renames.map((rename) => inRenamed(rename, source.renames, isDeclared));
  const deciding = new Deciding(hints, live, isDeclared, finalTypes(source.renames));
  const kinds = [...new Set(hints.map((rename) => rename.kind))];
  // Schemas before what is in them.
  for (const kind of kinds.sort((left, right) => order(left) - order(right)))
    deciding.decide(hints.filter((rename) => rename.kind === kind));
  deciding.renames.push(...movesIn(source, live));
  return deciding;
}

/** A hint may call the schema by its old name, as everything stands there before; the new name is then meant by both. */
function inRenamed(hint: Rename, all: readonly Rename[], isDeclared: (schema: string) => boolean): Rename {
  for (const { kind, from, to } of all) {
    const [[name, ...more], part] = [kind.path, kind.name];
    const old = from[name as string] as string;
    if (more.length > 0 || hint.from[part] !== old || hint.to[part] !== old || isDeclared(old)) continue;
    const called = to[name as string] as string;
    return { ...hint, from: { ...hint.from, [part]: called }, to: { ...hint.to, [part]: called } };
  }
  return hint;
}

class Deciding implements EffectiveRenames {
  readonly renames: Rename[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly unlessDeclared: { old: Address; diagnostic: Diagnostic }[] = [];
  /** New address → the address before, of what is renamed and what stands in it. */
  readonly #arriving = new Map<Address, Address>();

  constructor(
    readonly hints: readonly Rename[],
    readonly live: Catalog,
    readonly declaresSchema: (name: string) => boolean,
    readonly types: Types,
  ) {}

  /** All hints of one kind. */
  decide(hints: readonly Rename[]): void {
    const all = hints.map((rename) => locate(rename, this.live, this.#arriving, this.types));
    const twice = all.filter(
      (one, place) => one.old !== undefined && all.findIndex((other) => other.old === one.old) < place,
    );
    for (const { rename, from } of twice)
      this.diagnostics.push(
        error(`${from} is renamed twice`, `Only one can have been ${from}. Remove the other hint.`, at(rename)),
      );
    const once = all.filter((one) => !twice.includes(one));
    const decided = new Map<Located, boolean>();
    for (const one of once) if (!this.#follow(one, once, decided)) this.#tell(one, once);
  }

  /** Whether it can be followed; who has its new name is renamed first. */
  #follow(one: Located, all: readonly Located[], decided: Map<Located, boolean>): boolean {
    const known = decided.get(one);
    if (known !== undefined) return known;
    decided.set(one, false);
    if (one.old === undefined) return false;
    const home = one.rename.from.schema === one.rename.to.schema ? undefined : parentOf(one.rename, this.#arriving);
    if (home !== undefined && !this.live.objects.has(home) && !this.declaresSchema(one.rename.to.schema ?? "")) {
      this.diagnostics.push(
        error(
          `${one.from} cannot move to ${home} yet`,
          "The schema is neither there nor declared. Declare it, or correct its name.",
          at(one.rename),
        ),
      );
      return false;
    }
    const other = one.holder === undefined ? undefined : all.find(({ old }) => old === one.holder);
    if (one.holder !== undefined && (other === undefined || !this.#follow(other, all, decided))) return false;
    decided.set(one, true);
    this.renames.push(one.rename);
    this.#arriving.set(one.to, one.old);
    this.#carry(one.rename, one.old);
    return true;
  }

  /** What stands in it arrives with it, so that hints of what is inside that are found; its own hint tells another name. */
  #carry({ kind, to }: Rename, old: Address): void {
    const { [kind.path.at(-1) as string]: name, ...around } = to;
    for (const object of this.live.objects.values()) {
      if (object.parent !== old || object.path[kind.name] === undefined) continue;
      this.#arriving.set(
        kindOf(object).address({ ...object.path, ...around, [kind.name]: name as string }),
        object.address,
      );
    }
  }

  /** Why a hint is not followed, where that is no error in itself. */
  #tell(one: Located, all: readonly Located[]): void {
    const { rename, from, to, old, holder } = one;
    if (old !== undefined && holder !== undefined) {
      const diagnostic = error(
        `Both ${from} and ${to} exist`,
        `A rename needs one of them only. Remove the hint, or drop or rename one of the two first.`,
        at(rename),
      );
      // In a circle of names, nothing tells whether it was followed before.
      if (isCircle(one, all)) this.diagnostics.push(diagnostic);
      else this.unlessDeclared.push({ old: from, diagnostic });
    } else if (old === undefined && holder === undefined) {
      const parent = parentOf(rename, this.#arriving);
      if (parent === undefined || holdsSomething(this.live, parent))
        this.diagnostics.push(
          error(
            `Neither ${from} nor ${to} exists`,
            `There is nothing to rename. Correct the old name, or remove the hint to create ${to}.`,
            at(rename),
          ),
        );
    }
  }
}

const at = ({ path }: Rename): { path?: NonNullable<Rename["path"]> } => (path === undefined ? {} : { path });

/** Whether the names go on from hint to hint and come back to the first. */
function isCircle(first: Located, all: readonly Located[]): boolean {
  const byOld = new Map(all.map((one) => [one.from, one]));
  let next = byOld.get(first.to);
  for (let steps = 0; next !== undefined && next !== first && steps < all.length; steps += 1) next = byOld.get(next.to);
  return next === first;
}

/** A hint with what is there; `arriving` has the renames of parents. */
function locate(hint: Rename, live: Catalog, arriving: ReadonlyMap<Address, Address>, types: Types): Located {
  const { kind, from, to } = hint;
  const parent = parentOf(hint, arriving);
  const former = from.schema === to.schema ? parent : parentOf({ ...hint, to: from }, arriving);
  const old = addressBefore(live, kind, from, former, types);
  return {
    rename: old === undefined ? hint : asKind(hint, kindOf(live.objects.get(old) as Obj)),
    from: kind.address(from),
    to: kind.address(to),
    old,
    holder: addressBefore(live, kind, to, parent, types),
  };
}

/** The types of a routine's arguments as they are called once all hints were followed. */
type Types = (written: string) => string;

/** By what hints make of schemas, and of names in schemas, both as PostgreSQL prints those of types. */
export function finalTypes(renames: readonly Rename[]): Types {
  const printed = ({ path }: Kind, names: Rename["from"]): string =>
    path.map((part) => quoteIdentifier(names[part] as string)).join(".");
  const given = (length: number, called: (name: string) => string = (name) => name): ReadonlyMap<string, string> =>
    new Map(
      renames
        .filter(({ kind }) => kind.path.length === length)
        .map(({ kind, from, to }) => [called(printed(kind, from)), printed(kind, to)] as const),
    );
  const schemas = given(1);
  const inSchema = (name: string): string => {
    const schema = [...schemas.keys()].find((one) => name.startsWith(`${one}.`));
    return schema === undefined ? name : `${schemas.get(schema)}${name.slice(schema.length)}`;
  };
  const names = given(2, inSchema);
  return (written) =>
    written
      .split(",")
      .map((type) => {
        const element = type.replace("[]", "");
        const called = inSchema(element);
        return `${names.get(called) ?? called}${type.slice(element.length)}`;
      })
      .join(",");
}

/** Whether a hint of the one can mean an object of the other: they share their names, and both can be renamed. */
const isMeant = (kind: Kind, object: Obj): boolean => {
  const other = kindOf(object);
  return other === kind || (other.prefix === kind.prefix && other.rename !== undefined && kind.prefix !== kind.name);
};

/** A hint with the names that another kind gives its path. */
function asKind(hint: Rename, kind: Kind): Rename {
  if (kind === hint.kind) return hint;
  const renamed = (path: Rename["from"]): Rename["from"] =>
    Object.fromEntries(kind.path.map((name, place) => [name, path[hint.kind.path[place] as string] as string]));
  return { ...hint, kind, from: renamed(hint.from), to: renamed(hint.to) };
}

/** The parent, where it is before it is renamed itself. */
function parentOf({ kind, to }: Rename, arriving: ReadonlyMap<Address, Address>): Address | undefined {
  const parent = kind.parent?.(to, {} as never);
  return parent === undefined ? undefined : (arriving.get(parent) ?? parent);
}

const order = (kind: Kind): number => orderOf({ kind: kind.name } as Obj);

/** Where the object is that has this name: under the parent's old name, if that is renamed as well. */
export function addressBefore(
  live: Catalog,
  kind: Kind,
  path: Readonly<Record<string, string>>,
  parent: Address | undefined,
  types: Types,
): Address | undefined {
  const address = kind.address(path);
  const found = live.objects.get(address);
  if (found !== undefined && isMeant(kind, found) && (parent === undefined || found.parent === parent)) return address;
  const last = kind.path.at(-1) as string;
  const isNamed = (object: Obj): boolean =>
    object.path[kindOf(object).path.at(-1) as string] === path[last] && isOfTypes(object, kind, path, types);
  return [...live.objects.values()].find(
    (object) => isMeant(kind, object) && object.parent === parent && isNamed(object),
  )?.address;
}

/** A hint may call the types of arguments by their old names or by their new ones. */
const isOfTypes = (object: Obj, { overloadedBy }: Kind, path: Rename["from"], types: Types): boolean =>
  overloadedBy === undefined || types(object.path[overloadedBy] as string) === types(path[overloadedBy] as string);

/** A hint that was left in the configuration does nothing where all is new: in an empty schema, as in a table that is created. */
function holdsSomething(live: Catalog, parent: Address): boolean {
  const object = live.objects.get(parent);
  if (object === undefined) return false;
  if (kindOf(object).container !== true) return true;
  return [...live.objects.values()].some((child) => {
    const { partOfParent, aspect } = kindOf(child);
    return child.parent === parent && partOfParent !== true && aspect !== true;
  });
}

interface Renamed {
  readonly catalog: Catalog;
  readonly first: NonNullable<PlanOptions["first"]>;
  /** New address → old address, for what moved. */
  readonly before: ReadonlyMap<Address, Address>;
}

/** The live catalog as it is once these renames were made. */
export async function rename(
  live: Catalog,
  renames: readonly Rename[],
  shadow: Shadow,
  version: number,
  lacking: ReadonlySet<Address>,
): Promise<Renamed> {
  const loaded = await load(subset(live, loadableIn(live, lacking)), shadow);
  const renamed = await applyRenames(loaded, renames, shadow, version);
  return {
    ...renamed,
    catalog: completed(
      renamed.catalog,
      new Set(),
      live,
      new Set([...live.objects.keys()].filter((address) => !loaded.objects.has(address))),
      version,
    ),
  };
}

const keepsName = ({ path }: Kind, old: Obj, to: Rename["to"]): boolean => {
  const last = path.at(-1) as string;
  return old.path[last] === to[last];
};

/** Into another schema, with what belongs to it: indexes, constraints and sequences of its columns (manual, ALTER TABLE, SET SCHEMA). */
function move(old: Obj, schema: string, context: Context): Draft {
  const { subject, relation, name } = kindOf(old);
  if (subject === undefined) throw new Error(`${old.address} has no name in SQL`);
  return {
    sql: sql`ALTER ${subject(old)} SET SCHEMA ${identifier(schema)}`,
    locks:
      relation === true
        ? Object.fromEntries(
            [old.address, ...context.owned(old.address)].map((each) => [each, "ACCESS EXCLUSIVE" as const]),
          )
        : {},
    reaches: "none",
    breaks: `code that names the ${name.replaceAll("_", " ")}`,
  };
}

/** In the shadow; what PostgreSQL refuses there, it would refuse on the target. */
async function followed(shadow: Shadow, draft: Draft, from: Address): Promise<void> {
  try {
    await shadow.session().execute(draft.sql.text);
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    throw new Refusal([
      error(
        `${from} cannot be renamed as its hint says`,
        `PostgreSQL refuses it: ${failure.message} (SQLSTATE ${failure.sqlstate}). Correct the hint, or make room for it first.`,
        { sql: { text: draft.sql.text } },
      ),
    ]);
  }
}

type Step = NonNullable<PlanOptions["first"]>[number];

/** The schema that it is to be in, which is declared and not there yet. */
function schemaFor(old: Obj, to: Rename["to"], catalog: Catalog): readonly Step[] {
  const object = containerAddress(to.schema as string);
  if (to.schema === undefined || to.schema === (old.path.schema ?? old.attrs.schema) || catalog.objects.has(object))
    return [];
  return [{ object, change: "create", draft: { sql: sql`CREATE SCHEMA ${identifier(to.schema)}`, locks: {} } }];
}

/** Renames in the shadow, which then tells what else has another address: objects keep their oids. */
export async function applyRenames(
  loaded: Catalog,
  renames: readonly Rename[],
  shadow: Shadow,
  version: number,
): Promise<Renamed> {
  const first: Step[] = [];
  let catalog = loaded;
  const types = finalTypes(renames);
  for (const { kind, from, to } of renames) {
    const old =
      catalog.objects.get(kind.address(from)) ??
      catalog.objects.get(addressBefore(catalog, kind, from, kind.parent?.(from, {} as never), types) ?? "");
    if (old === undefined) continue;
    for (const step of schemaFor(old, to, catalog)) {
      first.push(step);
      await followed(shadow, step.draft, step.object);
    }
    const context = contextOf(kindOf, version, catalog, catalog, () => false);
    const path = { ...old.path, schema: to.schema as string };
    const moved = old.path.schema === to.schema ? old : { ...old, path, address: kind.address(path) };
    const drafts = [
      ...(moved === old ? [] : [move(old, path.schema, context)]),
      ...(moved !== old && keepsName(kind, old, to) ? [] : (kind.rename?.(moved, to, context) ?? [])),
    ];
    for (const draft of drafts) {
      first.push({ object: kind.address(to), change: "rename", draft });
      await followed(shadow, draft, kind.address(from));
    }
    catalog = await readCatalog(shadow.session());
  }
  const oldAt = new Map([...loaded.objects.values()].map((object) => [object.rows[0], object.address]));
  const before = new Map<Address, Address>();
  for (const object of catalog.objects.values()) {
    const old = oldAt.get(object.rows[0]);
    if (old !== undefined && old !== object.address) before.set(object.address, old);
  }
  return { catalog, first, before };
}
