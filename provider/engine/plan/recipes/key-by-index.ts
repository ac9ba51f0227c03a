/**
 * Owns the recipe for primary keys and unique constraints: the index first, beside the running application, then the constraint.
 * Must not know how a constraint is written inside CREATE TABLE.
 */
import { address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Index } from "../../kinds/index/index.ts";
import type { Key } from "../../kinds/key.ts";
import { identifier, join, literal, qualified, quoteIdentifier, type Sql, sql, words } from "../../sql/sql.ts";
import { withClause } from "../../sql/storage-parameters.ts";
import type { Probe } from "../probe.ts";
import type { Draft } from "../statement.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

const isKey = (object: Obj): object is Key => object.kind === "unique" || object.kind === "primary_key";

const list = (names: readonly string[]): Sql => sql`(${join(names.map(identifier), ", ")})`;

/** SHARE UPDATE EXCLUSIVE lets reads and writes through (manual, CREATE INDEX, Building Indexes Concurrently). */
function buildIndex({ path, attrs }: Key, name: string, table: string, probes: readonly Probe[]): Draft {
  const full = qualified(path.schema, name);
  return {
    sql: words(
      sql`CREATE UNIQUE INDEX CONCURRENTLY ${identifier(name)} ON ${qualified(path.schema, path.table)} ${list(attrs.columns)}`,
      attrs.include.length > 0 && sql`INCLUDE ${list(attrs.include)}`,
      attrs.nulls_not_distinct === true && sql`NULLS NOT DISTINCT`,
      withClause(attrs.options),
    ),
    locks: { [table]: "SHARE UPDATE EXCLUSIVE" },
    slow: true,
    rejectsDuplicates: true,
    probes,
    outsideTransaction: true,
    contingent: sql`DROP INDEX CONCURRENTLY IF EXISTS ${full}`,
    verify: sql`SELECT i.indisvalid AS ok FROM pg_index i WHERE i.indexrelid = ${literal(full.text)}::regclass`,
  };
}

/** An instant: the index is there and need not be built (manual, ALTER TABLE, ADD table_constraint_using_index). */
const addConstraint = ({ kind, path, attrs }: Key, index: string, table: string): Draft => ({
  sql: words(
    sql`ALTER TABLE ${qualified(path.schema, path.table)} ADD CONSTRAINT ${identifier(path.name)}`,
    kind === "unique" ? sql`UNIQUE` : sql`PRIMARY KEY`,
    sql`USING INDEX ${identifier(index)}`,
    attrs.deferrable !== null && sql`DEFERRABLE`,
    attrs.deferrable === "initially deferred" && sql`INITIALLY DEFERRED`,
  ),
  locks: { [table]: "ACCESS EXCLUSIVE" },
});

const isIndex = (object: Obj): object is Index => object.kind === "index";

/** Whether the index is the one that the constraint would build; an interrupted build leaves one that is not valid. */
const isLike = (index: Index, { path, attrs }: Key): boolean =>
  index.attrs.unique &&
  index.attrs.method === "btree" &&
  index.attrs.where === null &&
  index.attrs.table === path.table &&
  index.attrs.nulls_not_distinct === (attrs.nulls_not_distinct === true) &&
  same(index.attrs.keys, attrs.columns.map(quoteIdentifier)) &&
  same(index.attrs.include, attrs.include) &&
  same(entries(index.attrs.options), entries(attrs.options));

const same = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const entries = (options: Readonly<Record<string, string>>): readonly unknown[] => Object.entries(options).sort();

export const keyByIndex: Recipe = {
  name: "key-by-index",
  description:
    "A primary key or unique constraint of an existing table: its index is built concurrently, then the constraint takes it over in an instant.",
  create({ object, replaces }, kitchen) {
    const table = object.parent;
    if (!isKey(object) || table === undefined) return undefined;
    // USING INDEX takes a B-tree only (manual, ALTER TABLE), and this one needs GiST.
    if (object.attrs.without_overlaps) return undefined;
    const plain = kitchen.create(object);
    if (plain.some(({ isOnlySo }) => isOnlySo === true)) return undefined;
    // What it replaces keeps its name, and rejects duplicates, until the very moment.
    const name = replaces === undefined ? object.path.name : temporaryName("key", object.address);
    const at = address("index", [object.path.schema, name]);
    const there = kitchen.spare(at) as Index | undefined;
    const drafts = [addConstraint(object, name, table)];
    if (there?.attrs.valid === true && isLike(there, object)) return { drafts, absorbs: [at] };
    const probes = plain.flatMap((draft) => draft.probes ?? []);
    return {
      prepare: [buildIndex(object, name, table, probes)],
      drafts,
      claims: [`relation ${object.path.schema}.${name}`],
    };
  },
  leaves: (object, other) => isKey(object) && isIndex(other) && isLike(other, object),
};
