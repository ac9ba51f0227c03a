/**
 * Owns the kind check: a check constraint of a table.
 * Must not know the checks of domains.
 */
import { bool, printedText, since } from "../../catalog/attribute.ts";
import { type Obj, written } from "../../catalog/object.ts";
import { violations } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { type Sql, sql, words } from "../../sql/sql.ts";
import {
  addConstraint,
  constraintAddress,
  constraintPath,
  constraintSubject,
  dropConstraint,
  namedConstraint,
  probedTable,
  renameConstraint,
  tableOf,
  validateConstraint,
} from "../constraint.ts";
import { inheriting, isDivided, isInherited, isRebound } from "../divided.ts";
import { keepsRowsUnder } from "../keeps-rows.ts";
import { type Answer, type Context, defineKind, type Values } from "../kind.ts";
import { notOfExtension, ordinaryTable } from "../query.ts";

const attrs = {
  expression: printedText,
  no_inherit: bool,
  enforced: since(180000, bool, true),
  validated: bool,
  /** It is there because a table has it that this one inherits from, and goes with that one's. */
  inherited: bool,
};

type Check = Obj<"schema" | "table" | "name", Values<typeof attrs>>;

const reach = ({ attrs }: Check): Pick<Draft, "reaches"> => (attrs.no_inherit ? { reaches: "none" } : {});

/** Partitions have theirs by then: before 18 the partitions of these are left alone, and whoever inherits none of it. */
const reachOfNew = (check: Check, context: Context): Pick<Draft, "reaches"> =>
  context.version >= 180000 ? {} : isDivided(context, tableOf(check.path)) ? { reaches: "parts" } : reach(check);

const validate = (check: Check): Draft =>
  validateConstraint(check, {
    ...reach(check),
    probes: [violations(probedTable(check.path), written(check, "expression"))],
  });

const definition = (check: Check): Sql =>
  words(
    sql`CHECK (${written(check, "expression")})`,
    check.attrs.no_inherit && sql`NO INHERIT`,
    check.attrs.enforced === false && sql`NOT ENFORCED`,
  );

/** PostgreSQL takes the same check over when it is added by itself (heap.c, MergeWithExistingConstraint). */
function changeInherited({ new: wanted }: { readonly new: Check }, context: Context): Answer {
  const stays = context.origins(wanted.address).some((origin) => context.after(origin) !== undefined);
  if (!wanted.attrs.inherited) return stays ? [addConstraint(wanted, definition(wanted), { reaches: "none" })] : [];
  // It goes before one comes above that it is to be inherited from.
  const had = context.origins(wanted.address).map((origin) => context.before(origin) as Check | undefined);
  const isNewAbove = had.every((above) => above === undefined || above.attrs.no_inherit);
  if (isNewAbove && context.staysBound(wanted.address)) return "replace";
  return {
    refuse:
      "PostgreSQL does not make a check that a table has of itself one that it only inherits. Declare it in this table as well, or under another name.",
  };
}

const onlyInherited = "k.coninhcount > 0 AND NOT k.conislocal AND NOT c.relispartition";

const orNotEnforced = (version: number, row: string): string => (version >= 180000 ? `OR NOT ${row}.conenforced` : "");

/**
 * SQL: a table that this one inherits it from has it NOT VALID. A table that is made later has it valid, being empty, and one that was
 * there has it as it is there: nobody can say which, and no dump tells, so it is as it is above.
 */
const isUncheckedAbove = (version: number): string => `EXISTS (
    WITH RECURSIVE above AS (SELECT i.inhparent AS oid FROM pg_inherits i WHERE i.inhrelid = k.conrelid
      UNION SELECT i.inhparent FROM above JOIN pg_inherits i ON i.inhrelid = above.oid)
    SELECT FROM above JOIN pg_constraint p ON p.conrelid = above.oid AND p.contype = 'c' AND p.conname = k.conname
      AND NOT (p.convalidated ${orNotEnforced(version, "p")}))`;

export const check = defineKind({
  name: "check",
  prefix: "constraint",
  path: constraintPath,
  attrs,
  parent: tableOf,
  catalogs: ["pg_constraint"],
  foundAs: { catalog: "pg_constraint", letters: "c" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name,
  pg_get_expr(k.conbin, k.conrelid) AS expression, k.connoinherit AS no_inherit,
  ${scope.version >= 180000 ? "k.conenforced" : "true"} AS enforced,
  CASE WHEN ${onlyInherited} AND ${isUncheckedAbove(scope.version)} THEN false
    ELSE k.convalidated ${orNotEnforced(scope.version, "k")} END AS validated,
  ${onlyInherited} AS inherited, k.oid::int8
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'c' AND ${scope.inScope("n.nspname")} AND ${ordinaryTable} AND ${notOfExtension("pg_constraint", "k.oid")}`,
  /** Unchecked first, in an instant; then checked without stopping anybody (manual, ALTER TABLE, NOT VALID). */
  create: (object, _, context) =>
    object.attrs.enforced === false
      ? [addConstraint(object, definition(object))]
      : object.attrs.validated && isRebound(context, object.path)
        ? [{ ...validate(object), ...addConstraint(object, definition(object)) }]
        : [
            addConstraint(object, sql`${definition(object)} NOT VALID`, reachOfNew(object, context)),
            ...(object.attrs.validated ? [validate(object)] : []),
          ],
  clause: (object) => (object.attrs.validated ? namedConstraint(object, definition(object)) : undefined),
  cannotCreate: ({ attrs }) =>
    attrs.inherited
      ? "PostgreSQL gives a table that is there a check of another one only as its own, too, when it begins to inherit. Declare the check in this table as well."
      : undefined,
  drop: (object, context) => [
    dropConstraint(
      object,
      object.attrs.no_inherit || isDivided(context, tableOf(object.path))
        ? reach(object)
        : {
            locks: {
              ...inheriting(
                object.address,
                context,
                ({ attrs }) => attrs.inherited !== true || context.isParted(object.address),
              ),
              [tableOf(object.path)]: "ACCESS EXCLUSIVE",
            },
            reaches: "none",
          },
      context.isParted(object.address),
    ),
  ],
  alter: {
    expression: "replace",
    no_inherit: "replace",
    enforced: "replace",
    validated: ({ new: wanted }) =>
      !wanted.attrs.validated ? "replace" : wanted.attrs.inherited ? [] : [validate(wanted)],
    inherited: changeInherited,
  },
  becomesOwn: ({ attrs }, from) => attrs.inherited && from.length === 0,
  asThere: ({ attrs }, there) => ({ ...attrs, inherited: there.attrs.inherited === true }),
  comesWhenBound: ({ attrs }) => attrs.inherited,
  reachesHeirs: true,
  apart: ({ attrs }, wanted) => (wanted ? attrs : { ...attrs, inherited: false }),
  // With its whole's, and by no other statement.
  rename: (old, to, context) =>
    isInherited({ address: constraintAddress(to) }, context) ? [] : [renameConstraint(old, to)],
  renamedSilently: true,
  rebuildable: () => true,
  dependsForGood: true,
  keepsValues: true,
  // With the column's new type PostgreSQL checks all rows again, under ACCESS EXCLUSIVE, also where they stay as they are.
  standsInTheWay: (_, under) => keepsRowsUnder(under),
  subject: constraintSubject,
  input: {
    attribute: "checks",
    description: "Check constraints, by name.",
    within: ["table"],
    keyed: "map",
    example: { users_email_check: { expression: "email LIKE '%@%'" } },
    fields: {
      expression: {
        type: "string",
        required: true,
        example: "email LIKE '%@%'",
        sql: {},
        description: "The condition as SQL, without CHECK and its parentheses.",
      },
      no_inherit: { type: "bool", default: false, example: true, description: "Not inherited by child tables." },
    },
    toObject: (input, { key, parent, origin }) => ({
      path: { schema: parent.schema as string, table: parent.name as string, name: key },
      attrs: {
        expression: input.expression as string,
        no_inherit: input.no_inherit === true,
        enforced: true,
        validated: true,
        inherited: false,
      },
      origins: { expression: origin("expression") },
    }),
    expressible: ({ attrs }) => attrs.enforced && attrs.validated && !attrs.inherited,
    usual: ({ attrs: { no_inherit } }) => ({ no_inherit }),
    toInput: ({ path, attrs }) => ({
      key: path.name,
      written: { expression: attrs.expression, ...(attrs.no_inherit ? { no_inherit: true } : {}) },
    }),
  },
});
