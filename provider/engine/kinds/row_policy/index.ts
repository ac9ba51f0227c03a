/**
 * Owns the kind row_policy: which rows of a table a role may see and write.
 * Must not know whether row security is enabled for the table; that is another object.
 */
import { address } from "../../catalog/address.ts";
import { bool, many, nullable, oneOf, printedText, text } from "../../catalog/attribute.ts";
import { type Obj, writtenQuery } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import { type Answer, defineKind, type Values } from "../kind.ts";
import { notOfExtension, ordinaryTable } from "../query.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  permissive: bool,
  command: oneOf("all", "select", "insert", "update", "delete"),
  /** Names in order; `public` is everybody. */
  roles: many(text),
  using: nullable(printedText),
  with_check: nullable(printedText),
};

type Policy = Obj<"schema" | "table" | "name", Values<typeof attrs>>;

const tableOf = ({ path }: Policy): string => address("table", [path.schema, path.table]);

const home = ({ path }: Policy): Sql => sql`${identifier(path.name)} ON ${qualified(path.schema, path.table)}`;

const statement = (of: Policy, text: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: text,
  locks: { [tableOf(of)]: "ACCESS EXCLUSIVE" },
  ...more,
});

/** No role can be called public (manual, CREATE ROLE). */
const rolesOf = ({ attrs }: Policy): Sql =>
  sql`TO ${join(
    attrs.roles.map((role) => (role === "public" ? sql`PUBLIC` : identifier(role))),
    ", ",
  )}`;

const conditions = (of: Policy): readonly (Sql | undefined)[] => [
  of.attrs.using === null ? undefined : sql`USING (${writtenQuery(of, "using")})`,
  of.attrs.with_check === null ? undefined : sql`WITH CHECK (${writtenQuery(of, "with_check")})`,
];

const create = (of: Policy): readonly Draft[] => [
  statement(
    of,
    words(
      sql`CREATE POLICY ${home(of)}`,
      !of.attrs.permissive && sql`AS RESTRICTIVE`,
      of.attrs.command !== "all" && sql`FOR ${verbatim(of.attrs.command.toUpperCase())}`,
      rolesOf(of),
      ...conditions(of),
    ),
  ),
];

/** ALTER POLICY gives another condition, and takes none away (manual, ALTER POLICY). */
function change({ old, new: wanted }: { old: Policy; new: Policy }): Answer {
  const [from, to] = [old.attrs, wanted.attrs];
  if ((from.using !== null && to.using === null) || (from.with_check !== null && to.with_check === null))
    return "replace";
  const differs = (name: "using" | "with_check"): boolean => from[name] !== to[name];
  const [using, check] = conditions(wanted);
  return [
    statement(
      wanted,
      words(
        sql`ALTER POLICY ${home(wanted)}`,
        !attrs.roles.equal(from.roles, to.roles) && rolesOf(wanted),
        differs("using") && using,
        differs("with_check") && check,
      ),
    ),
  ];
}

export const rowPolicy = defineKind({
  name: "row_policy",
  prefix: "policy",
  path: ["schema", "table", "name"],
  attrs,
  parent: ({ schema, table }) => address("table", [schema, table]),
  leavesParts: true,
  catalogs: ["pg_policy"],
  foundAs: { catalog: "pg_policy" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, p.polname AS name, p.polpermissive AS permissive,
  CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS command,
  ARRAY(SELECT CASE r WHEN 0 THEN 'public' ELSE pg_get_userbyid(r) END FROM unnest(p.polroles) r ORDER BY 1)::text[] AS roles,
  pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS with_check, p.oid::int8
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable} AND ${notOfExtension("pg_policy", "p.oid")}`,
  create,
  drop: (object) => [statement(object, sql`DROP POLICY ${home(object)}`, { loses: "policy" })],
  alter: {
    permissive: "replace",
    command: "replace",
    roles: { with: "using" },
    using: change,
    with_check: { with: "using" },
  },
  rename: (old, to) => [statement(old, sql`ALTER POLICY ${home(old)} RENAME TO ${identifier(to.name)}`)],
  renamedSilently: true,
  rebuildable: () => true,
  standsInTheWay: (_, under) => changesType(under),
  subject: (object) => sql`POLICY ${home(object)}`,
});
