/**
 * Owns the kind object_privilege: what one role, or everybody, may do with an object, as far as it is not what holds by itself.
 * Must not know the kinds of those objects; the catalog says how GRANT names them.
 */
import type { Address } from "../../catalog/address.ts";
import { informative, nullable, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { verbatim } from "../../sql/sql.ts";
import {
  differingRights,
  everybody,
  granted,
  granteeSql,
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
import { type Context, defineKind, type Scope, type Values } from "../kind.ts";
import { ownerAfter, ownerBefore } from "../owners.ts";
import { argumentTypes } from "../routine.ts";

const attrs = {
  // `standard`: what it may do by itself: the owner everything, everybody some things with functions and types (manual, 5.8).
  ...rightsAttributes,
  /** How GRANT names the object; of a column its relation. */
  on: informative(text),
  /** The column, quoted. */
  column: informative(nullable(text)),
};

/** `part` is "sequence" for that of an identity column, and else empty. */
type Privilege = Obj<"of" | "part" | "grantee", Values<typeof attrs>>;

/** Before 18 GRANT locks nothing, since then for ACCESS SHARE (measured), as a query does. */
function change(of: Privilege, from: Rights, to: Rights, context: Context, ownerOf = ownerAfter): readonly Draft[] {
  const { grantee } = of.path;
  const role = granteeSql(grantee, ownerOf(wholeOf(of, context), context));
  const named = grantee === everybody ? "PUBLIC" : grantee === theOwner ? "the owner" : grantee;
  const drafts = stepsBetween(from, to).flatMap((step) => {
    const isTaken = !step.gives && !context.isMade(wholeOf(of, context));
    const draft: Draft = {
      sql: stepSql(step, of.attrs.column, verbatim(of.attrs.on), role),
      locks: {},
      ...(isTaken ? { revokes: `${named} loses ${step.names.join(", ")}${step.option ? " for others" : ""}` } : {}),
      ...(step.gives && grantee === everybody ? { opens: true } : {}),
      ...(step.gives ? { probes: namedRoles(of.address, grantee) } : {}),
    };
    return step.gives || step.option ? [draft] : [draft, ...ofColumns(of, step.names, context)];
  });
  // Nobody is without a right that he keeps.
  return drafts.map((draft, place) => (place === 0 ? draft : { ...draft, withPrevious: true }));
}

const wholeOf = ({ path, attrs: { column } }: Privilege, context: Context): Address =>
  column === null && path.part === ""
    ? path.of
    : ((context.after(path.of) ?? context.before(path.of))?.parent ?? path.of);

/** REVOKE from a relation takes the same from its columns (manual, REVOKE, Notes): those that stay are given again. */
function ofColumns(of: Privilege, taken: readonly string[], context: Context): readonly Draft[] {
  if (of.attrs.column !== null || of.path.part !== "") return [];
  return context.children(of.path.of).flatMap((part) => {
    const address = privilegeAddress(part.address, of.path.grantee);
    const stays = context.after(address) as Privilege | undefined;
    if (stays === undefined || context.before(address) === undefined || context.isMade(address)) return [];
    const rights = rightsOf(stays.attrs, context.version);
    const lost = Object.fromEntries(Object.entries(rights).filter(([name]) => taken.includes(name)));
    return change(stays, {}, lost, context).map(({ opens: _, ...draft }) => draft);
  });
}

const rights = (of: Privilege, context: Context): Rights => rightsOf(of.attrs, context.version);

const standard = (of: Privilege, context: Context): Rights => standardOf(of.attrs, context.version);

/** Whoever may connect may look into the schema public, and before 15 make things there (manual, 5.9.6). */
const isUsualOfPublic = ({ path, attrs }: Privilege, version: number): boolean =>
  attrs.on === "SCHEMA public" &&
  path.grantee === everybody &&
  attrs.privileges.USAGE === "granted" &&
  (version < 150000
    ? attrs.privileges.CREATE === "granted" && Object.keys(attrs.privileges).length === 2
    : Object.keys(attrs.privileges).length === 1);

/** Of what is left of a right that came later nothing would be written. */
const isOnlyMaintain = ({ path, attrs: { privileges, maintain } }: Privilege): boolean =>
  path.grantee !== theOwner && maintain !== null && Object.keys(privileges).length < 7;

interface Place {
  readonly catalog: string;
  readonly from: string;
  readonly letter: string;
  readonly owner: string;
  readonly acl: string;
  readonly on: string;
  readonly sub?: string;
  readonly column?: string;
  readonly part?: string;
  readonly where?: string;
}

const relation = "quote_ident(n.nspname) || '.' || quote_ident(c.relname)";

const places: readonly Place[] = [
  {
    catalog: "pg_namespace",
    from: "pg_namespace x JOIN pg_namespace n ON n.oid = x.oid",
    letter: "'n'",
    owner: "x.nspowner",
    acl: "x.nspacl",
    on: "'SCHEMA ' || quote_ident(x.nspname)",
  },
  {
    catalog: "pg_class",
    from: "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace",
    letter: `CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char"`,
    owner: "c.relowner",
    acl: "c.relacl",
    on: `CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || ${relation}`,
    part: `CASE WHEN c.relkind = 'S' AND EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_class'::regclass AND i.objid = c.oid
      AND i.deptype = 'i') THEN 'sequence' ELSE '' END`,
    where: "c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')",
  },
  {
    catalog: "pg_class",
    // Of the largest catalog first the few that have any; `attnum + 0`: not a walk by the index.
    from: `(SELECT a.* FROM pg_attribute a WHERE a.attacl IS NOT NULL AND a.attnum + 0 > 0 AND NOT a.attisdropped OFFSET 0) a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace`,
    letter: "'c'",
    owner: "c.relowner",
    acl: "a.attacl",
    on: `'TABLE ' || ${relation}`,
    sub: "a.attnum",
    column: "quote_ident(a.attname)",
    where: "c.relkind IN ('r', 'p', 'v', 'm', 'f')",
  },
  {
    catalog: "pg_type",
    from: "pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace LEFT JOIN pg_class c ON c.oid = x.typrelid",
    letter: "'T'",
    owner: "x.typowner",
    acl: "x.typacl",
    on: "CASE x.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || quote_ident(n.nspname) || '.' || quote_ident(x.typname)",
    where: "x.typcategory <> 'A' AND x.typtype IN ('b', 'c', 'd', 'e', 'r') AND coalesce(c.relkind, 'c') = 'c'",
  },
  {
    catalog: "pg_proc",
    from: "pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace",
    letter: "'f'",
    owner: "x.proowner",
    acl: "x.proacl",
    on: `CASE x.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END
      || quote_ident(n.nspname) || '.' || quote_ident(x.proname) || '(' || ${argumentTypes("x")} || ')'`,
  },
];

const query = (scope: Scope): string =>
  places
    .map(({ catalog, from, letter, owner, acl, on, sub, column, part, where }) => {
      const oid = catalog === "pg_class" ? "c.oid" : "x.oid";
      return `SELECT '${catalog}/' || ${oid} || '/' || ${sub ?? 0} AS of, ${part ?? "''"} AS part, g.grantee, g.privileges, g.maintain, g.standard, g.place, ${on} AS on,
  ${column ?? "NULL"} AS column, '${catalog}.' || ${oid} || '.' || ${sub ?? 0} || '.' || g.role AS oid
  FROM ${from}, ${differingRights(acl, `acldefault(${letter}, ${owner})`, owner)}
  WHERE ${acl} IS NOT NULL AND ${scope.inScope("n.nspname")}${where === undefined ? "" : ` AND ${where}`}`;
    })
    .join("\nUNION ALL ");

export const objectPrivilege = defineKind({
  name: "object_privilege",
  prefix: "privilege",
  path: ["of", "part", "grantee"],
  attrs,
  parent: ({ of }) => of,
  aspect: true,
  asEverywhere: isUsualOfPublic,
  addressOf: ({ of, part, grantee }) => privilegeAddress(of, grantee, part),
  refersBy: "of",
  ofParts: true,
  // What its owner is granted of a relation he has by himself; of a column it is written down.
  heardOf: ({ path, attrs: { column } }, owner) =>
    path.grantee !== owner ? path : column === null ? undefined : { ...path, grantee: theOwner },
  catalogs: ["pg_shdepend"],
  foundAs: { marks: granted },
  query,
  create: (object, _, context) => change(object, standard(object, context), rights(object, context), context),
  laterIn: (object) => (isOnlyMaintain(object) ? { name: "MAINTAIN", since: 170000 } : undefined),
  drop: (object, context) => change(object, rights(object, context), standard(object, context), context, ownerBefore),
  order: ({ attrs: { place } }) => place,
  alter: {
    privileges: ({ old, new: wanted }, context) =>
      change(wanted, rights(old, context), rights(wanted, context), context),
    maintain: { with: "privileges" },
  },
  rebuildable: () => true,
});
