/**
 * Owns the kind default_privilege: what one role, or everybody, may do with the objects of one sort that a role comes to make.
 * Must not know the kinds of those objects.
 */
import { address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import {
  differingRights,
  everybody,
  granteeSql,
  type HasRights,
  namedRoles,
  privilegeAddress,
  type Rights,
  rightsAttributes,
  rightsOf,
  standardOf,
  stepSql,
  stepsBetween,
  theOwner,
} from "../grants.ts";
import { type Context, defineKind, type Granted, type Scope, type Values } from "../kind.ts";
import { isUnsaid } from "../owners.ts";

const attrs = {
  // `standard`: what holds without a word: for all schemas together what is so by itself, for one of them nothing more than for all.
  ...rightsAttributes,
};

/** `role` is empty for whoever says it, `schema` for all of them. */
type DefaultPrivilege = Obj<"role" | "schema" | "sort" | "grantee", Values<typeof attrs>>;

const head = ({ path }: DefaultPrivilege): Sql =>
  words(
    sql`ALTER DEFAULT PRIVILEGES`,
    path.role !== "" && sql`FOR ROLE ${identifier(path.role)}`,
    path.schema !== "" && sql`IN SCHEMA ${identifier(path.schema)}`,
  );

function change(of: DefaultPrivilege, from: Rights, to: Rights): readonly Draft[] {
  const role = of.path.role === "" ? sql`CURRENT_USER` : identifier(of.path.role);
  const grantee = granteeSql(of.path.grantee, role);
  return stepsBetween(from, to).map((step, place) => ({
    sql: words(head(of), stepSql(step, null, verbatim(of.path.sort.toUpperCase()), grantee)),
    locks: {},
    ...(step.gives && of.path.grantee === everybody ? { opens: true } : {}),
    ...(step.gives ? { probes: namedRoles(of.address, of.path.role, of.path.grantee) } : {}),
    ...(place === 0 ? {} : { withPrevious: true }),
  }));
}

const rights = (of: DefaultPrivilege, { version }: Context): Rights => rightsOf(of.attrs, version);

/** What everybody may do with an object nobody said anything of (manual, 5.8). */
function usualOf({ path, attrs }: DefaultPrivilege, { version }: Context): Rights {
  if (path.grantee === theOwner) return standardOf(attrs, version);
  if (path.grantee !== everybody) return {};
  return path.sort === "functions" ? { EXECUTE: "granted" } : path.sort === "types" ? { USAGE: "granted" } : {};
}

/**
 * An object that a plan makes is to be as it was declared, whatever is the default where the plan is run: what the role that runs it
 * has no default for is taken back without effect. Where nobody knows that role, a default is the affair of who has set it: what comes
 * new has what it gives to those of whom nothing else is declared.
 */
function endows(of: DefaultPrivilege, made: Obj, granted: Granted, context: Context): readonly Draft[] {
  const { schema, grantee, sort } = of.path;
  if (sort !== granted.sort || (schema !== "" && schema !== made.path.schema)) return [];
  // It is another role's, which would give it to who owns it here.
  if (grantee === context.role) return [];
  const usual = usualOf(of, context);
  const own = rights(of, context);
  const given: Rights = schema === "" ? own : { ...usual, ...own };
  const said = context.after(privilegeAddress(made.address, grantee, granted.part));
  if (context.role === undefined && said === undefined && context.isNew(made.address)) return [];
  const wanted = said === undefined ? usual : rightsOf(said.attrs as unknown as HasRights, context.version);
  const kept = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => given[name] !== undefined || usual[name] !== undefined),
  );
  return stepsBetween(given, kept).map((step) => ({
    sql: stepSql(step, null, granted.name, granteeSql(grantee, sql`CURRENT_USER`)),
    locks: {},
  }));
}

const letters = { r: "tables", S: "sequences", f: "functions", T: "types", n: "schemas", L: "large objects" };

const sortOf = `CASE d.defaclobjtype ${Object.entries(letters)
  .map(([letter, sort]) => `WHEN '${letter}' THEN '${sort}'`)
  .join(" ")} END`;

const query = (
  scope: Scope,
): string => `SELECT CASE WHEN ${isUnsaid("d.defaclrole")} THEN '' ELSE pg_get_userbyid(d.defaclrole)::text END AS role,
  coalesce(n.nspname, '') AS schema, ${sortOf} AS sort, g.grantee, g.privileges, g.maintain, g.standard, g.place, d.oid::int8
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace,
  ${differingRights("d.defaclacl", `CASE WHEN d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) ELSE acldefault('c', d.defaclrole) END`, "d.defaclrole")}
  WHERE d.defaclnamespace = 0 OR ${scope.inScope("n.nspname")}`;

export const defaultPrivilege = defineKind({
  name: "default_privilege",
  path: ["role", "schema", "sort", "grantee"],
  attrs,
  parent: ({ schema }) => (schema === "" ? undefined : address("schema", [schema])),
  aspect: true,
  saidBy: "role",
  catalogs: ["pg_default_acl"],
  foundAs: { catalog: "pg_default_acl" },
  query,
  create: (object, _, context) => change(object, standardOf(object.attrs, context.version), rights(object, context)),
  drop: (object, context) => change(object, rights(object, context), standardOf(object.attrs, context.version)),
  order: ({ attrs: { place } }) => place,
  alter: {
    privileges: ({ old, new: wanted }, context) => change(wanted, rights(old, context), rights(wanted, context)),
    maintain: { with: "privileges" },
  },
  endows,
  rebuildable: () => true,
});
