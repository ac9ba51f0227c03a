/**
 * Owns the kind object_owner: the role that owns an object.
 * Must not know the kinds of those objects; the catalog says how ALTER … OWNER TO names them.
 */
import { informative, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { missingRole } from "../../plan/probe.ts";
import type { Draft, Locks } from "../../plan/statement.ts";
import { identifier, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { type Context, defineKind, type Scope, type Values } from "../kind.ts";
import { isUnsaid, ownerAddress } from "../owners.ts";
import { argumentTypes } from "../routine.ts";

const attrs = {
  role: text,
  /** How ALTER names the object, e.g. `TABLE app.users`. */
  subject: informative(text),
};

type Owner = Obj<"of", Values<typeof attrs>>;

/** With a table its sequences go to the new owner (measured). */
function locks({ path }: Owner, context: Context): Locks {
  const relation = context.commentedRelation(path.of);
  if (relation === undefined) return {};
  return Object.fromEntries([relation, ...context.owned(relation)].map((each) => [each, "ACCESS EXCLUSIVE" as const]));
}

/** As the object is by then: of one name, a domain may take the place of an enum. */
const subjectOf = ({ path, attrs }: Owner, context: Context): Sql =>
  context.after(path.of) === undefined ? verbatim(attrs.subject) : context.subject(path.of);

const write = (owner: Owner, context: Context): readonly Draft[] => [
  {
    sql: sql`ALTER ${subjectOf(owner, context)} OWNER TO ${identifier(owner.attrs.role)}`,
    locks: locks(owner, context),
    probes: [missingRole(owner.address, owner.attrs.role)],
  },
];

interface Place {
  readonly catalog: string;
  readonly from: string;
  readonly owner: string;
  readonly subject: string;
  readonly where?: string;
}

/** Row types, array types and multiranges follow what they belong to, and so does a sequence that is linked to a column. */
const places: readonly Place[] = [
  {
    catalog: "pg_namespace",
    from: "pg_namespace x JOIN pg_namespace n ON n.oid = x.oid",
    owner: "x.nspowner",
    subject: "'SCHEMA ' || quote_ident(x.nspname)",
  },
  {
    catalog: "pg_class",
    from: "pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace",
    owner: "x.relowner",
    subject: `CASE x.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'S' THEN 'SEQUENCE ' WHEN 'f' THEN 'FOREIGN TABLE ' ELSE 'TABLE ' END
      || quote_ident(n.nspname) || '.' || quote_ident(x.relname)`,
    where: `x.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND (x.relkind <> 'S' OR x.oid NOT IN (SELECT d.objid FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')))`,
  },
  {
    catalog: "pg_type",
    from: "pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace",
    owner: "x.typowner",
    subject:
      "CASE x.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || quote_ident(n.nspname) || '.' || quote_ident(x.typname)",
    where: `x.typcategory <> 'A' AND x.typtype IN ('b', 'c', 'd', 'e', 'r')
      AND (x.typrelid = 0 OR (SELECT c.relkind FROM pg_class c WHERE c.oid = x.typrelid) = 'c')`,
  },
  {
    catalog: "pg_proc",
    from: "pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace",
    owner: "x.proowner",
    subject: `CASE x.prokind WHEN 'p' THEN 'PROCEDURE ' WHEN 'a' THEN 'ROUTINE ' ELSE 'FUNCTION ' END
      || quote_ident(n.nspname) || '.' || quote_ident(x.proname) || '(' || ${argumentTypes("x")} || ')'`,
  },
  ...(
    [
      ["pg_collation", "coll", "COLLATION"],
      ["pg_ts_config", "cfg", "TEXT SEARCH CONFIGURATION"],
      ["pg_ts_dict", "dict", "TEXT SEARCH DICTIONARY"],
      ["pg_statistic_ext", "stx", "STATISTICS"],
    ] as const
  ).map(([catalog, letters, word]) => ({
    catalog,
    from: `${catalog} x JOIN pg_namespace n ON n.oid = x.${letters}namespace`,
    owner: `x.${letters}owner`,
    subject: `'${word} ' || quote_ident(n.nspname) || '.' || quote_ident(x.${letters}name)`,
  })),
];

/** What a server brings is not asked for its owner; the schema public has an oid of those. */
const query = (scope: Scope): string =>
  places
    .map(
      ({ catalog, from, owner, subject, where }) =>
        `SELECT '${catalog}/' || x.oid || '/0' AS of, pg_get_userbyid(${owner})::text AS role, ${subject} AS subject, '${catalog}.' || x.oid AS oid
  FROM ${from} WHERE ${catalog === "pg_namespace" ? "" : "x.oid >= 16384 AND "}${scope.inScope("n.nspname")}${where === undefined ? "" : ` AND ${where}`} AND NOT ${isUnsaid(owner)}`,
    )
    .join("\nUNION ALL ");

export const objectOwner = defineKind({
  name: "object_owner",
  prefix: "owner",
  path: ["of"],
  attrs,
  parent: ({ of }) => of,
  aspect: true,
  silent: "role",
  addressOf: ({ of }) => ownerAddress(of),
  refersBy: "of",
  catalogs: ["pg_shdepend"],
  query,
  // Who makes it anew is its owner by that.
  create: (object, _, context) =>
    context.role === object.attrs.role && context.formerly(object.address)?.attrs.role === context.role
      ? []
      : write(object, context),
  drop: () => [],
  alter: { role: ({ new: wanted }, context) => write(wanted, context) },
  rebuildable: () => true,
});
