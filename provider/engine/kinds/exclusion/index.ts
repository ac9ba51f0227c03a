/**
 * Owns the kind exclusion: an exclusion constraint.
 * Must not know the operators that it compares with.
 */
import { leadingName } from "../../catalog/address.ts";
import { many, mostly, nullable, oneOf, printedText, settings, text } from "../../catalog/attribute.ts";
import { type Obj, written } from "../../catalog/object.ts";
import { identifier, join, type Sql, sql, words } from "../../sql/sql.ts";
import { withClause } from "../../sql/storage-parameters.ts";
import {
  addConstraint,
  constraintPath,
  constraintSubject,
  deferrableClause,
  dropConstraint,
  lockOfParts,
  namedConstraint,
  renameConstraint,
  tableOf,
} from "../constraint.ts";
import { indexKeys } from "../index-keys.ts";
import { alterKey } from "../key.ts";
import { defineKind, type Values } from "../kind.ts";
import { isApart, partIndexAttrs, partIndexColumns } from "../part-index.ts";
import { deferrability, includedColumns, notOfExtension, options, ordinaryTable } from "../query.ts";
import { changesType } from "../type-change.ts";
import { exclusionInput } from "./input.ts";

const attrs = {
  method: text,
  /** Each as in CREATE TABLE: a key as an index has it, WITH, the operator. */
  elements: many(printedText),
  include: mostly([], many(text)),
  where: nullable(printedText),
  deferrable: nullable(oneOf("initially immediate", "initially deferred")),
  /** Storage parameters of its index. */
  options: mostly({}, settings),
  ...partIndexAttrs,
};

export type ExclusionPath = (typeof constraintPath)[number];
export type ExclusionAttributes = Values<typeof attrs>;
type Exclusion = Obj<ExclusionPath, ExclusionAttributes>;

const operator = `|| ' WITH ' || (SELECT CASE WHEN os.nspname = 'pg_catalog' THEN o.oprname
      ELSE 'OPERATOR(' || quote_ident(os.nspname) || '.' || o.oprname || ')' END
      FROM pg_operator o JOIN pg_namespace os ON os.oid = o.oprnamespace WHERE o.oid = k.conexclop[x.attnum])`;

const definition = (exclusion: Exclusion): Sql => {
  const { method, elements, include, where, deferrable, options: parameters } = exclusion.attrs;
  return words(
    sql`EXCLUDE USING ${identifier(method)}`,
    sql`(${join(
      elements.map((element, place) => written(exclusion, `elements.${place}`, element)),
      ", ",
    )})`,
    include.length > 0 && sql`INCLUDE (${join(include.map(identifier), ", ")})`,
    withClause(parameters),
    where !== null && sql`WHERE (${written(exclusion, "where")})`,
    deferrableClause(deferrable),
  );
};

/** Whether it is otherwise than PostgreSQL makes it by itself for a partition. */
function isOfItself(object: Exclusion): boolean {
  const columns = [...object.attrs.elements.map((element) => leadingName(element) ?? "expr"), ...object.attrs.include];
  return isApart(object, [object.path.table, columns.join("_")], "excl");
}

const isTwin = (other: Obj, { kind, attrs: { elements } }: Exclusion): boolean =>
  other.kind === kind && many(text).equal(other.attrs.elements as readonly string[], elements);

export const exclusion = defineKind({
  name: "exclusion",
  prefix: "constraint",
  path: constraintPath,
  attrs,
  parent: tableOf,
  // PostgreSQL compares no exclusion constraints (indexcmds.c, CompareIndexInfo).
  comesWithWhole: true,
  comesWhenBound: () => true,
  catalogs: ["pg_constraint", "pg_class"],
  foundAs: { catalog: "pg_constraint", letters: "x" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name, m.amname AS method,
  ${indexKeys(operator)} AS elements, ${includedColumns} AS include, pg_get_expr(i.indpred, i.indrelid) AS where,
  ${deferrability} AS deferrable, ${options("r.reloptions")} AS options, ${partIndexColumns("k")}, k.oid::int8, ARRAY[k.conindid::int8] AS others
  FROM pg_constraint k JOIN pg_index i ON i.indexrelid = k.conindid JOIN pg_class r ON r.oid = i.indexrelid
  JOIN pg_am m ON m.oid = r.relam JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'x' AND ${scope.inScope("n.nspname")} AND ${ordinaryTable} AND ${notOfExtension("pg_constraint", "k.oid")}`,
  /** There is no other way: neither NOT VALID nor an index built before (manual, ALTER TABLE, ADD table_constraint). */
  create: (object, _, { version }) => [
    addConstraint(object, definition(object), { slow: true, locksParts: lockOfParts(version) }),
  ],
  // CREATE TABLE makes one constraint of two that say the same, and the other's name is lost: both are added later.
  clause: (object, _, context) =>
    context.children(tableOf(object.path)).filter((other) => isTwin(other, object)).length > 1
      ? undefined
      : namedConstraint(object, definition(object)),
  drop: (object) => [dropConstraint(object)],
  alter: {
    method: "replace",
    elements: "replace",
    include: "replace",
    where: "replace",
    deferrable: "replace",
    options: alterKey,
  },
  rename: (old, to) => [renameConstraint(old, to)],
  renamedSilently: true,
  rebuildable: () => true,
  keepsValues: true,
  // Of a column in an expression or a condition only its index says that it depends on it, and the index is not dropped without it.
  goesAlong: ({ attrs: { elements, where } }) =>
    where === null && elements.every((element) => leadingName(element) !== undefined),
  dependsForGood: true,
  // As of an index: that of an expression is rebuilt with the column's new collation, whatever its own was.
  standsInTheWay: (object, under, changeOf) =>
    (under.old.attrs.collation !== under.new.attrs.collation &&
      object.attrs.elements.some((element) => leadingName(element) === undefined)) ||
    (changesType(under) && isOfItself((changeOf(object.address)?.new ?? object) as Exclusion)),
  occupies: ({ path }) => [`relation ${path.schema}.${path.name}`],
  subject: constraintSubject,
  input: exclusionInput,
});
