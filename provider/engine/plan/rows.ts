/**
 * Owns the rows that are there, as a statement of the plan will meet them: columns under their new names, and new ones with the value
 * that they will have.
 * Must not know kinds by name, nor what is asked of the rows.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import { identifier, join, literal, qualified, type Sql, sql, words } from "../sql/sql.ts";
import type { Bond } from "./bonds.ts";
import type { Fates } from "./fates.ts";
import type { Probe } from "./probe.ts";

/** A probe as it can be asked before the plan has run. */
export interface PlacedProbe extends Probe {
  /** What is selected from the relation under its name of now: each column as it will be. */
  readonly columns: Sql;
  /** The relation as it is called now, with the alias `t`. */
  readonly from: Sql;
  /** A query for the rows of the other relation. */
  readonly others?: Sql;
  /** Of a question to the catalog: the relation's name of now, as to_regclass takes it. */
  readonly relation?: string;
}

type ValuesOfRows = Exclude<Probe["values"], "catalog" | "server">;

/** What is asked of no relation is asked beside one that is always there. */
const ofServer = { columns: sql``, from: sql`pg_catalog.pg_roles AS t`, relation: "pg_catalog.pg_roles" };

/** `formerly`: the object as the database has it now, which the plan may rename first; by its address in the plan. */
export class Rows {
  constructor(
    readonly fates: Fates,
    readonly formerly: (address: Address) => Obj | undefined,
  ) {}

  /** Undefined where no row can be there yet. */
  place(probe: Probe): PlacedProbe | undefined {
    if (probe.values === "catalog") return this.#inCatalog(probe);
    if (probe.values === "server") return { ...probe, ...ofServer };
    const rows = this.#of(probe.rows, probe);
    if (rows === undefined) return undefined;
    const { list, ...rest } = probe;
    // Before the plan has run a person would look in vain for what it names.
    const named = list === undefined || !this.#isAsNow(probe.rows) ? {} : { list };
    if (probe.referenced === undefined) return { ...rest, ...named, ...rows };
    const sources = this.#sources(probe.referenced, probe);
    const isItself = sources.every((source) => source === probe.referenced);
    return {
      ...rest,
      // It would ask the whole, with the parts that it has now.
      ...(isItself ? named : {}),
      ...rows,
      others: this.#others(probe.referenced, sources, probe),
    };
  }

  /** The rows of several relations that are there, as those of one that they will be rows of. */
  #others(relation: Address, sources: readonly Address[], probe: Probe): Sql {
    const rows = sources.flatMap((source) => this.#of(source, probe) ?? []);
    if (rows.length === 0) return this.#none(relation, probe);
    if (sources.every((source) => source === relation))
      return join(
        rows.map(({ columns, from }) => sql`SELECT ${columns} FROM ${from}`),
        " UNION ALL ",
      );
    // A part may have its columns in another order.
    const names = this.#asked(relation, probe).map(({ path }) => identifier(path.name as string));
    return join(
      rows.map(({ columns, from }) => sql`SELECT ${join(names, ", ")} FROM (SELECT ${columns} FROM ${from}) AS t`),
      " UNION ALL ",
    );
  }

  /**
   * Where the rows are now that a relation will have: those of parts that leave are not among them, those of relations that become
   * parts are.
   */
  #sources(relation: Address, { values }: Probe): readonly Address[] {
    const { bonds, from, to } = this.fates;
    if (values !== undefined && values !== "then") return [relation];
    const coming = leaves(relation, to, bonds.after).filter((part) => this.#isThere(part));
    if (!this.#isThere(relation)) return coming;
    // What is carried is what it has now, be that of parts or not.
    if (this.#isCarried(relation)) return [relation, ...coming.filter((part) => part !== relation)];
    const parts = new Set(leaves(relation, from, bonds.before));
    const isSame = coming.length === parts.size && coming.every((part) => parts.has(part));
    return isSame ? [relation] : coming;
  }

  #of(relation: Address, probe: Probe): Pick<PlacedProbe, "columns" | "from"> | undefined {
    if (!this.#isThere(relation)) return undefined;
    const now = this.formerly(relation);
    if (now === undefined) return undefined;
    const { values } = probe;
    const columns =
      values === "none"
        ? []
        : this.#asked(relation, probe).flatMap((part) => this.#value(part, values as ValuesOfRows));
    return {
      columns: join(columns, ", "),
      from: words(qualified(now.path.schema as string, now.path.name as string), sql`AS t`),
    };
  }

  /** Before this plan, where one that has stepped aside by then has its name. */
  #isThere(relation: Address): boolean {
    return this.fates.from.objects.has(relation) || this.#isCarried(relation);
  }

  #isCarried(relation: Address | undefined): boolean {
    return this.fates.steppedAside.some(({ old }) => old.address === relation);
  }

  /** What is known of relations, no row of which is looked at; undefined where none of them is there yet. */
  #inCatalog({ list: _, ...probe }: Probe): PlacedProbe | undefined {
    const nameOf = (relation: Address): Sql | undefined => {
      const now = this.#isThere(relation) ? this.formerly(relation) : undefined;
      return now === undefined ? undefined : qualified(now.path.schema as string, now.path.name as string);
    };
    const [own, other] = [probe.rows, probe.referenced].map((one) => (one === undefined ? undefined : nameOf(one)));
    if (own === undefined && other === undefined) return undefined;
    return {
      ...probe,
      columns: sql`t.*`,
      from: sql`(${knownOf(own)}) AS t`,
      ...(own === undefined ? {} : { relation: own.text }),
      ...(probe.referenced === undefined ? {} : { others: knownOf(other) }),
    };
  }

  /** One column of the rows, under the name that the plan gives it. */
  #value(part: Obj, values: ValuesOfRows): readonly Sql[] {
    // What is made anew may be computed of what is not there yet: a value that an enum gets.
    if (values === "now") {
      const now = this.formerly(part.address);
      return now === undefined ? [] : named(part, sql`t.${identifier(now.path.name as string)}`);
    }
    const isNew = this.fates.created.has(part.address) && !this.#isCarried(part.parent);
    const before = isNew ? undefined : this.formerly(part.address);
    if (before === undefined) return named(part, kindOf(part).valueInRows?.(part, this.#children(part.address)));
    const value = sql`t.${identifier(before.path.name as string)}`;
    return named(part, kindOf(part).valueInRows?.(part, [], { before, value }));
  }

  /** Whether the relation and its parts are called as they will be. */
  #isAsNow(relation: Address): boolean {
    return [relation, ...this.#parts(relation).map(({ address }) => address)].every(
      (address) => !this.fates.created.has(address) && this.formerly(address)?.address === address,
    );
  }

  /** A relation that this plan makes has no rows, and its columns have their types. */
  #none(relation: Address, probe: Probe): Sql {
    const columns = this.#asked(relation, probe).flatMap((part) => named(part, kindOf(part).valueInRows?.(part, [])));
    return sql`SELECT ${join(columns, ", ")} WHERE false`;
  }

  /**
   * The columns that a query may name. What another one will be may not be there yet, and needs not be: a type, a function. A query
   * that may mean whole rows has all of them.
   */
  #asked(relation: Address, { query: { text }, values }: Probe): readonly Obj[] {
    const names = namesIn(text);
    const own = this.fates.to.objects.get(relation)?.path.name;
    // Its alias is the table's name.
    const isOfWholeRows = text.includes(".*") || names.filter((name) => name === own).length > 1;
    const parts = values === "now" ? this.#partsOfNow(relation) : this.#parts(relation);
    return parts.filter(({ path }) => isOfWholeRows || names.includes(path.name as string));
  }

  /** Those too that go. */
  #partsOfNow(relation: Address): readonly Obj[] {
    const parts = this.#parts(relation);
    const going = this.fates.context
      .formerChildren(relation)
      .filter((part) => kindOf(part).valueInRows !== undefined && !this.fates.to.objects.has(part.address));
    return [...parts, ...going];
  }

  #parts(relation: Address): readonly Obj[] {
    return this.#children(relation).filter((part) => kindOf(part).valueInRows !== undefined);
  }

  #children(of: Address): readonly Obj[] {
    return this.fates.context.children(of);
  }
}

/** What has the rows of a divided relation; of another one it is that itself. */
function leaves(relation: Address, catalog: Catalog, bonds: readonly Bond[]): readonly Address[] {
  const object = catalog.objects.get(relation);
  if (object === undefined || kindOf(object).divided?.(object) !== true) return [relation];
  return bonds.filter(({ whole }) => whole === relation).flatMap(({ part }) => leaves(part, catalog, bonds));
}

/** What may be names in SQL, each as often as it stands there. */
const namesIn = (text: string): readonly string[] =>
  (text.match(/"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []).map((name) =>
    name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase(),
  );

/** A column of the rows; none where nobody can say its value. */
const named = (part: Obj, value: Sql | undefined): readonly Sql[] =>
  value === undefined ? [] : [sql`${value} AS ${identifier(part.path.name as string)}`];

/** Of a relation that this plan makes nothing is known. */
const knownOf = (name: Sql | undefined): Sql =>
  name === undefined
    ? sql`SELECT * FROM pg_catalog.pg_class WHERE false`
    : sql`SELECT * FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass(${literal(name.text)})`;
