/**
 * Owns the shape of a kind: everything that the engine must be told of one sort of object.
 * Must not know any particular kind.
 */
import { type Address, address as encode } from "../catalog/address.ts";
import type { Attribute } from "../catalog/attribute.ts";
import type { Obj } from "../catalog/object.ts";
import type { Draft } from "../plan/statement.ts";
import type { Sql } from "../sql/sql.ts";
import type { Input } from "./input.ts";
import type { Trace } from "./trace.ts";

type AnyAttributes = Readonly<Record<string, Attribute<unknown>>>;

export type Values<A extends AnyAttributes> = { readonly [K in keyof A]: A[K] extends Attribute<infer T> ? T : never };
export type ComparedNames<A extends AnyAttributes> = {
  [K in keyof A]: A[K]["compared"] extends true ? K : never;
}[keyof A];

/** What the writers of a kind may ask of the plan they write for. */
export interface Context {
  /** server_version_num of the target. */
  readonly version: number;
  /** Who will run the plan, where that is known. */
  readonly role?: string;
  /** Whether this object is created in this plan, so that nobody can be using it. */
  isNew(address: Address): boolean;
  /** Whether it is created in this plan, for the first time or anew. */
  isMade(address: Address): boolean;
  /** Whether it has to be done in the transaction that it stands in, although it would do better without one. */
  isInside(address: Address): boolean;
  /** Whether somebody has approved that its rows are moved (see the rule moves-rows). */
  movesRows(address: Address): boolean;
  /** What people know by this address before this plan, also where it takes a temporary name in between. */
  formerly(address: Address): Obj | undefined;
  /** The object as it is before and after this plan. */
  before(address: Address): Obj | undefined;
  after(address: Address): Obj | undefined;
  /** What belongs to this object after this plan. */
  children(address: Address): readonly Obj[];
  /** What belongs to this object before this plan. */
  formerChildren(address: Address): readonly Obj[];
  /** Relations that go with this object or a part of it while it is changed: sequences that its columns own. */
  owned(address: Address): readonly Address[];
  /** What keeps values that this object has computed, itself or through others: an index on an expression that calls it. */
  keptFrom(address: Address): readonly Address[];
  /** Whether something that stays depends on this object or on a part of it. */
  isNeeded(address: Address): boolean;
  /** Relations that a foreign key, or whatever else drops alone, ties to this object: they are locked with it. */
  tied(address: Address): readonly Address[];
  /** What depends on this object before this plan; in place of a part that is made with its whole, the whole, if not told `parts`. */
  users(address: Address, parts?: "parts"): readonly Address[];
  /** Of what a part of a larger whole has from that (see Kind.binds), such as a partition's column: the whole's own, if any. */
  origin(address: Address): Address | undefined;
  /** Whether an object, or what it belongs to, is a part of the same whole before this plan and after it. */
  staysBound(address: Address): boolean;
  /** As `origin`, of each whole that it has it from. */
  origins(address: Address): readonly Address[];
  /** As `origins`, of those alone that have it before this plan and stay its wholes all the time. */
  handing(address: Address): readonly Address[];
  /** Whether it goes, and some part keeps what it has of it, as its own then. */
  isParted(address: Address): boolean;
  /** What parts have from this object of their whole, before this plan or after it. */
  heirs(address: Address): readonly Address[];
  /** Whether something has this slot (see Kind.occupies) by a name that it was given, and would not do with another. */
  insists(slot: string): boolean;
  /** How COMMENT ON names an object, e.g. `COLUMN app.users.email`. */
  subject(address: Address): Sql;
  /** The relation that COMMENT ON this object locks, if any. */
  commentedRelation(address: Address): Address | undefined;
  /** What makes other relations parts of this one, after this plan (see Kind.binds). */
  binders(whole: Address): readonly Obj[];
}

/** A change in place of one object. */
export interface Changed {
  readonly old: Obj;
  readonly new: Obj;
}

/**
 * How a change is made: statements, drop and create again, another one beside it to which all that uses it goes over (see
 * Kind.stepsAside and Kind.mayMoveParent), or not at all, with the reason and what to do.
 */
export type Answer = readonly Draft[] | "replace" | "beside" | { readonly refuse: string };

/** What makes room for another one: itself under a temporary name. */
export interface Aside<P extends string, A> {
  readonly path: Readonly<Record<P, string>>;
  readonly attrs: A;
  /** Of the types that it is, each before and then, as format_type prints them. */
  readonly types: readonly (readonly [string, string])[];
  readonly drafts: readonly Draft[];
  /** Before that: how it does without what it calls from then on. */
  readonly letsGo?: readonly Draft[];
  /** Of what has rows: how they go over once all is there; from what belonged to the old one, its types under their names by then. */
  carries?(formerParts: readonly Obj[]): readonly Draft[];
}

export type AlterRule<O, Other> =
  | "replace"
  | { readonly with: Other }
  | ((change: { readonly old: O; readonly new: O }, context: Context) => Answer);

export type Alter<O, A extends AnyAttributes> = {
  readonly [K in ComparedNames<A>]: AlterRule<O, Exclude<ComparedNames<A>, K>>;
};

/** What to read: the server's version and the schemas; null means all but the system's and those in `without`. */
export interface Scope {
  readonly version: number;
  readonly schemas: readonly string[] | null;
  readonly without: readonly string[];
  /** A condition on a column that holds a schema's name, e.g. `n.nspname`. */
  inScope(column: string): string;
}

/** A child's text for the parent's CREATE. */
export interface Folded {
  readonly object: Obj;
  readonly clause: Sql;
}

/** How GRANT names an object, and the sort that ALTER DEFAULT PRIVILEGES counts it as. */
export interface Granted {
  readonly sort: "tables" | "sequences" | "functions" | "types" | "schemas";
  readonly name: Sql;
  /** Of what is made with it, as an identity's sequence: that part's name. */
  readonly part?: string;
}

/** A kind as the folder that owns it declares it; `defineKind` checks it. */
export interface KindDefinition<P extends string, A extends AnyAttributes> {
  readonly name: string;
  /** What addresses start with; the kinds of one namespace share it. Default: the name. */
  readonly prefix?: string;
  readonly path: readonly P[];
  readonly attrs: A;
  /** An address that does not follow from the path's names alone. */
  addressOf?(path: Readonly<Record<P, string>>): Address;
  /** The path's name that the query gives as `class/oid/subid` and the reader replaces by that object's address. */
  readonly refersBy?: P;
  /** With `refersBy`: also of a part that has a row of its own, as an identity column's sequence has. */
  readonly ofParts?: boolean;
  /** The object that this one belongs to; undefined for one that stands alone. */
  parent?(path: Readonly<Record<P, string>>, attrs: Values<A>): Address | undefined;
  /** Ownership follows the parent: absent in the configuration means absent. */
  readonly partOfParent?: boolean;
  /** Structured input that cannot say it says nothing of its parent either, whose parts are as this one has them. */
  readonly speaksForParent?: boolean;
  /** Said of its parent, without which it is nothing: it goes and comes with that, whoever has declared it. */
  readonly aspect?: boolean;
  /** Whether its owner is somebody else's, as that of a sequence which belongs to a column is the table's. Absent: never. */
  followsOwner?(object: Obj<P, Values<A>>): boolean;
  /**
   * Where nobody declares it, it stays as it is, whatever else is declared; a shadow has only what was declared of it. This
   * attribute is the role of whoever makes what it is said of, unless somebody says another.
   */
  readonly silent?: keyof A & string;
  /** The path's name that is empty where a statement is about the role that runs it. */
  readonly saidBy?: P;
  /**
   * Of what a shadow has heard, where the object that it is said of is this role's: its path there, or undefined for what says
   * nothing then.
   */
  heardOf?(object: Obj<P, Values<A>>, owner: string): Readonly<Record<P, string>> | undefined;
  /** Whether every new database of this version has it so: nobody has said it, and it is in no list of what somebody has. */
  asEverywhere?(object: Obj<P, Values<A>>, version: number): boolean;
  /** Absent or undefined: nothing of it is granted. */
  grantedAs?(object: Obj<P, Values<A>>): Granted | undefined;
  /** Of what gives something to objects that are made while it is there: what takes that back from one that a plan has made. */
  endows?(object: Obj<P, Values<A>>, made: Obj, granted: Granted, context: Context): readonly Draft[];
  /** The catalogs whose rows mean this object in pg_depend: its own first, then others, such as a view's pg_rewrite. */
  readonly catalogs: readonly string[];
  /**
   * The query's column that is the objsubid of the object's own row; absent: 0. Its path but for the last name is then not asked
   * for: it is that of the object whose own row this is a part of, of a kind that comes before in THE LIST.
   */
  readonly sub?: string;
  /**
   * One query, of the shape `SELECT <path…>, <attrs…>, <oid>::int8 AS oid, ARRAY[<oids…>::int8] AS others FROM …`: the rows' oids in
   * the order of `catalogs`, `others` only where there is more than one.
   * It gives only what the kind models wholly; the rest is found and listed as not modelled.
   */
  query(scope: Scope): string;
  /** What there is in the schemas that are read, or else the query need not be put. Absent: it is always put. */
  readonly foundAs?: Trace;
  create(object: Obj<P, Values<A>>, folded: readonly Folded[], context: Context): readonly Draft[];
  /** What of it only later versions have, where that is not one attribute by itself: its name and a server_version_num. */
  laterIn?(object: Obj<P, Values<A>>): { readonly name: string; readonly since: number } | undefined;
  /** Why PostgreSQL refuses to make it, although all that it needs is there. */
  cannotCreate?(object: Obj<P, Values<A>>, context: Context): string | undefined;
  /** Whether its owner is told by a late statement of its creation: a new column's default may call the sequence that it owns. */
  ownedLate?(object: Obj<P, Values<A>>, context: Context): boolean;
  /** How it is written inside its new parent; undefined when this one cannot be. */
  clause?(object: Obj<P, Values<A>>, folded: readonly Folded[], context: Context): Sql | undefined;
  drop(object: Obj<P, Values<A>>, context: Context): readonly Draft[] | { readonly refuse: string };
  readonly alter: Alter<Obj<P, Values<A>>, A>;
  /** Of one that stays: statements that bring back what it lost for the moment in which a part of it was away to be made anew. */
  restore?(object: Obj<P, Values<A>>): readonly Draft[];
  /** Of one that stays and whose rows a statement writes again: what PostgreSQL wants for that, early and late. */
  aroundRewrite?(change: { readonly old: Obj<P, Values<A>>; readonly new: Obj<P, Values<A>> }): readonly Draft[];
  /**
   * Of one that stays: how it does without what it calls while that is made anew, such as the function of a default, and comes back
   * to it; undefined where it calls nothing.
   */
  letsGo?(change: { readonly old: Obj<P, Values<A>>; readonly new: Obj<P, Values<A>> }): readonly Draft[] | undefined;
  /** With `letsGo`: it as it is without what it calls; undefined where it calls nothing. */
  withoutCalls?(object: Obj<P, Values<A>>): Obj<P, Values<A>> | undefined;
  /** Statements that give it another name; without it a kind cannot be renamed. */
  rename?(old: Obj<P, Values<A>>, path: Readonly<Record<P, string>>, context: Context): readonly Draft[];
  /**
   * Of what may not be dropped because of the rows that are of it, and has changes that no statement makes: how it makes room for the
   * new one. It is made, all that uses the old goes over to it, and the old is dropped, in one transaction. What is made of it steps
   * aside with it. `wanted` is undefined where one of another kind takes its name.
   */
  stepsAside?(
    old: Obj<P, Values<A>>,
    wanted: Obj<P, Values<A>> | undefined,
    name: string,
    context: Context,
  ): Aside<P, Values<A>> | { readonly refuse: string };
  /** Of what belongs to one that steps aside: it as it is then, and statements by which it leaves a name that the new one's has. */
  goesAside?(object: Obj<P, Values<A>>, name: string): { readonly attrs: Values<A>; readonly drafts: readonly Draft[] };
  /** Some changes of such a part are answered by "beside": it is then the relation that it belongs to which steps aside. */
  mayMoveParent?(object: Obj<P, Values<A>>): boolean;
  /** Of a new part of a relation that is there: only another relation, which is made beside that one, has it so (see `stepsAside`). */
  comesBeside?(object: Obj<P, Values<A>>, context: Context): boolean;
  /** It does something with rows that come to its relation, or hides some: it comes after those that are carried (see Aside). */
  readonly meetsRows?: boolean;
  /** With `rename` and `subject`: ALTER … SET SCHEMA puts it into another schema, with what belongs to it. Its path has a `schema`. */
  readonly changesSchema?: boolean;
  /** A difference in nothing but the name is a rename without being told. */
  readonly renamedSilently?: boolean;
  /** Whether it is a relation, which is what table-level locks are taken on. */
  readonly relation?: boolean;
  /**
   * Its text may name the columns of what it uses by their place, as in `FROM app.f() f(a, b)`, or mean all that are there, as EXCLUDED
   * does (see kinds/writes.ts).
   */
  readonly namesByPlace?: boolean | ((object: Obj<P, Values<A>>) => boolean);
  /** Whether its text lists the columns of that relation, those too that it has no use for, so that it reads otherwise without one. */
  listsColumnsOf?(object: Obj<P, Values<A>>, relation: Obj): boolean;
  /** Made and dropped by its parent's own statements. */
  readonly implied?: boolean;
  /**
   * Of a part that rows have a value for: what that will be in a row that is there; undefined where nobody can say. `kept`: what it
   * is by now, and where it stands; without it the part is new, and its value is told with the other parts' names.
   */
  valueInRows?(
    object: Obj<P, Values<A>>,
    children: readonly Obj[],
    kept?: { readonly before: Obj; readonly value: Sql },
  ): Sql | undefined;
  /** Place among siblings in the parent's CREATE, e.g. a column's position. */
  order?(object: Obj<P, Values<A>>): number;
  /** Its DROP takes nothing along: what is in it goes first. */
  readonly container?: boolean;
  /** Holds no rows, so that it may be dropped and created again when something under it changes. */
  rebuildable(object: Obj<P, Values<A>>): boolean;
  /**
   * PostgreSQL refuses to change `under` (a column's type, say) while this one depends on it or on a part of it, or would print
   * it otherwise. `changeOf` tells what else is changed in place.
   */
  standsInTheWay?(
    object: Obj<P, Values<A>>,
    under: Changed,
    changeOf: (address: Address) => Changed | undefined,
  ): boolean;
  /** PostgreSQL refuses to change `under` so, or does it by itself, while this one is there; it need not be rebuilt for it. */
  holds?(object: Obj<P, Values<A>>, under: Changed): boolean;
  /** PostgreSQL adds no such part to its parent while this one is there; one that goes is gone before this one comes. */
  keepsOut?(object: Obj<P, Values<A>>, part: Obj): boolean;
  /** PostgreSQL refuses it once such a one uses its parent. */
  comesBefore?(object: Obj<P, Values<A>>, user: Obj): boolean;
  /** No change in place makes it depend on something else, as a foreign key stays with the key it was made for. */
  readonly dependsForGood?: boolean | ((object: Obj<P, Values<A>>) => boolean);
  /** A mark that goes over from what is made anew to what takes its place, in the same transaction: nobody leans on the old one by it. */
  readonly follows?: boolean;
  /** It keeps what its expressions gave when its rows were written, and is not asked again when what they call says otherwise. */
  readonly keepsValues?: boolean | ((object: Obj<P, Values<A>>) => boolean);
  /**
   * It makes one relation a part of another, as a partition: what `whole` has of columns, constraints and indexes `part` has, too.
   * Both are as they will be before it comes, and it goes before anything about them is changed. While it is there, what is done to
   * the whole is done to the part.
   */
  binds?(object: Obj<P, Values<A>>): { readonly part: Address; readonly whole: Address };
  /**
   * With `binds`: a relation is made as a part, with what it has from its whole, and need not be parted from it to be dropped, or
   * while either is changed. It can be the part of several.
   */
  readonly bindsFromTheStart?: boolean;
  /** Done to a relation that has rows of its own, it is done to the parts of that, too. */
  readonly reachesHeirs?: boolean;
  /** Parts have it under its name, too, and no object for it: of a whole's and a part's, one goes before the other comes. */
  readonly sharesName?: boolean;
  /** The whole's would not take over one that a part has: it comes with that, as a column does. */
  readonly comesWithWhole?: boolean | ((object: Obj<P, Values<A>>) => boolean);
  /**
   * What its attributes are while the relation that it is of is no part of the whole that it has it from (see binds): of what is to
   * be, or of what is there.
   */
  apart?(object: Obj<P, Values<A>>, wanted: boolean): Values<A>;
  /**
   * Of what a part has from its whole: PostgreSQL makes this change only while the relation is no part, or a part of one whole alone of
   * those that have it from different ones. `wholes`: those of the wholes to which a part has to be attached, as they are to be.
   */
  changesAs?(change: Changed, wholes: () => readonly Obj[], version: number): "no part" | "part of one" | undefined;
  /** Whether it, or something of it, is the part's own for good once that has it from none but these of its wholes. */
  becomesOwn?(object: Obj<P, Values<A>>, from: readonly Obj[]): boolean;
  /** Its attributes where nobody declares the relation that has it from a whole: what that one itself has of it stays. */
  asThere?(object: Obj<P, Values<A>>, there: Obj, whole: Obj | undefined): Values<A>;
  /** One on a new relation that has it from a whole comes with the statement that makes the relation a part (see binds). */
  comesWhenBound?(object: Obj<P, Values<A>>, context: Context): boolean;
  /** It has no rows but those of its parts: nothing can be built concurrently, or validated later, on it. */
  divided?(object: Obj<P, Values<A>>): boolean;
  /** Its statements lock the relation that it is of, and none of that one's parts. */
  readonly leavesParts?: boolean;
  /** The path's name that has the types of arguments, which tell objects of one name apart; a hint writes them in brackets. */
  readonly overloadedBy?: P;
  /** Whether PostgreSQL drops it with what it depends on automatically, other than its parent; default: it does. */
  goesAlong?(object: Obj<P, Values<A>>): boolean;
  /** Locks more than its parent when it goes, so it is never left to the parent's DROP. */
  readonly dropsAlone?: boolean;
  /** What only one can have, e.g. the name `relation app.users_email_key`: who leaves it goes before who takes it. */
  occupies?(object: Obj<P, Values<A>>): readonly string[];
  /** Of that, what must be free when it comes; default: all. PostgreSQL chooses another name for what nobody named. */
  claims?(object: Obj<P, Values<A>>): readonly string[];
  /** What a call may mean it by: of two that have one of these in common the old one goes first, where any order allows that. */
  calledBy?(object: Obj<P, Values<A>>): readonly string[];
  /** How COMMENT ON names it; without it there is no comment. */
  subject?(object: Obj<P, Values<A>>): Sql;
  /** COMMENT ON it locks its parent, as on a column; on a constraint or an index it locks no table. */
  readonly commentLocksParent?: boolean;
  /** The schema in which it is found, of one that belongs to none. */
  schemaOf?(object: Obj<P, Values<A>>): string;
  /** A query for the names (`name`) of all of this kind that a server can make; absent: no server lacks any. */
  readonly available?: string;
  /** What a person's statement says of one of this kind that no server keeps; undefined for statements about something else. */
  told?(statement: string): Told<Values<A>> | undefined;
  readonly input?: Input<P, Values<A>>;
}

/** What a statement says that is in no catalog afterwards. */
export interface Told<A> {
  readonly path: Readonly<Record<string, string>>;
  /** The statement with what it leaves open as it is on the server that has the object. */
  completed(there: Obj): string;
  /** The schema that it is to be in, which it goes to by itself before all else; undefined where it says none, or cannot go. */
  movesTo?(there: Obj): string | undefined;
  /** Attributes of what was made of it, as they were told. */
  attrsOf(made: A): Partial<A>;
}

/** A kind as the engine uses it, its types erased. */
export interface Kind extends Omit<KindDefinition<string, AnyAttributes>, "prefix" | "alter"> {
  readonly prefix: string;
  readonly alter: Readonly<Record<string, AlterRule<Obj, string>>>;
  address(path: Readonly<Record<string, string>>): Address;
}

/** What a kind says of all its objects, or of each. */
export const isSo = (said: boolean | ((object: Obj) => boolean) | undefined, object: Obj): boolean =>
  typeof said === "function" ? said(object) : said === true;

/** Checks a kind's declaration and erases its types: the one place where that happens. */
export function defineKind<const P extends string, A extends AnyAttributes>(definition: KindDefinition<P, A>): Kind {
  const prefix = definition.prefix ?? definition.name;
  const erased = definition as unknown as Kind;
  return {
    ...erased,
    prefix,
    address: (path) =>
      definition.addressOf?.(path as Readonly<Record<P, string>>) ??
      encode(
        prefix,
        definition.path.map((name) => path[name] as string),
      ),
  };
}

/** Makes an object of a kind from a path and attribute values. */
export function objectOf(
  kind: Kind,
  path: Readonly<Record<string, string>>,
  attrs: Readonly<Record<string, unknown>>,
  { rows, origins }: Pick<Obj, "rows"> & Pick<Partial<Obj>, "origins"> = { rows: [] },
): Obj {
  // Without a spread: it takes ten times as long, and a large catalog has many objects.
  const object = {
    kind: kind.name,
    path,
    address: kind.address(path),
    rows,
    parent: kind.parent?.(path, attrs as never),
    attrs,
  };
  return origins === undefined ? object : { ...object, origins };
}
