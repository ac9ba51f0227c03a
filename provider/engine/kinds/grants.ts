/**
 * Owns rights as a list says them: which privileges a role has of an object, and how one list becomes another.
 * Must not know what the object is, nor where the list stands.
 */
import type { Address } from "../catalog/address.ts";
import { informative, nullable, number, oneOf, settings, since } from "../catalog/attribute.ts";
import { missingRole, type Probe } from "../plan/probe.ts";
import { identifier, quoteIdentifier, type Sql, sql, verbatim } from "../sql/sql.ts";

/** Privileges by their names, each `granted` or `grantable`. */
export type Rights = Readonly<Record<string, string>>;

/** MAINTAIN came with 17, and GRANT ALL means it there: it stands alone, so that it is compared only where both have it. */
export const rightsAttributes = {
  privileges: settings,
  maintain: since(170000, nullable(oneOf("granted", "grantable"))),
  /** What holds without a word. */
  standard: informative(settings),
  /** Its place in the list, which means nothing but is what pg_dump writes. */
  place: informative(number),
};

/** Objects and columns with a list of rights, which nothing has of which nobody has said anything. */
export const granted = {
  pg_namespace: "x.nspacl IS NOT NULL",
  pg_class: "x.relacl IS NOT NULL",
  pg_type: "x.typacl IS NOT NULL",
  pg_proc: "x.proacl IS NOT NULL",
  pg_attribute: "x.attacl IS NOT NULL",
} as const;

export interface HasRights {
  readonly privileges: Rights;
  readonly maintain: "granted" | "grantable" | null;
}

/** What a list says on a server of this version. */
export const rightsOf = ({ privileges, maintain }: HasRights, version: number): Rights =>
  maintain === null || version < 170000 ? privileges : { ...privileges, MAINTAIN: maintain };

/** What holds without a word, on a server of this version. */
export const standardOf = ({ standard }: { readonly standard: Rights }, version: number): Rights =>
  version >= 170000 ? standard : Object.fromEntries(Object.entries(standard).filter(([name]) => name !== "MAINTAIN"));

/** One step from a list to another: GRANT, or REVOKE, of these privileges. */
export interface Step {
  readonly gives: boolean;
  readonly option: boolean;
  readonly names: readonly string[];
}

/** The steps, those that take away first. */
export function stepsBetween(from: Rights, to: Rights): readonly Step[] {
  const names = (keep: (name: string) => boolean): readonly string[] =>
    [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(keep).sort(inManual);
  return [
    { gives: false, option: false, names: names((name) => from[name] !== undefined && to[name] === undefined) },
    { gives: false, option: true, names: names((name) => from[name] === "grantable" && to[name] === "granted") },
    { gives: true, option: false, names: names((name) => from[name] === undefined && to[name] === "granted") },
    { gives: true, option: true, names: names((name) => from[name] !== "grantable" && to[name] === "grantable") },
  ].filter((step) => step.names.length > 0);
}

/** As the manual lists them (table 5.1). */
const order = "SELECT INSERT UPDATE DELETE TRUNCATE REFERENCES TRIGGER MAINTAIN CREATE USAGE EXECUTE".split(" ");
const inManual = (left: string, right: string): number => order.indexOf(left) - order.indexOf(right);

/** `GRANT SELECT ON TABLE app.t TO reader`; of a column `GRANT SELECT (a) …`. */
export function stepSql({ gives, option, names }: Step, column: string | null, on: Sql, role: Sql): Sql {
  const list = verbatim(names.map((name) => (column === null ? name : `${name} (${column})`)).join(", "));
  if (gives)
    return option ? sql`GRANT ${list} ON ${on} TO ${role} WITH GRANT OPTION` : sql`GRANT ${list} ON ${on} TO ${role}`;
  return option
    ? sql`REVOKE GRANT OPTION FOR ${list} ON ${on} FROM ${role}`
    : sql`REVOKE ${list} ON ${on} FROM ${role}`;
}

/** The grantee that is everybody: no role can be called public (manual, CREATE ROLE). */
export const everybody = "public";

/** The grantee that is the owner, whoever that is: no role has an empty name. */
export const theOwner = "";

export const granteeSql = (grantee: string, owner: Sql): Sql =>
  grantee === everybody ? sql`PUBLIC` : grantee === theOwner ? owner : identifier(grantee);

/** Whether these roles are there, where they are called by their names. */
export const namedRoles = (of: Address, ...roles: readonly string[]): readonly Probe[] =>
  roles.filter((role) => role !== everybody && role !== theOwner).map((role) => missingRole(of, role));

/** The address of what a grantee may do with an object. */
export const privilegeAddress = (of: Address, grantee: string, part = ""): Address =>
  `privilege:${of}:${part === "" ? "" : `${part}:`}${grantee === theOwner ? "(owner)" : quoteIdentifier(grantee)}`;

/**
 * SQL: FROM items that give a row `g` for each grantee whose rights in the list `acl` are not those of `standard`: `grantee`, as JSON
 * `privileges`, `standard` and `maintain`, and its place in the list. Only what `owner` granted.
 */
export const differingRights = (acl: string, standard: string, owner: string): string => {
  const byGrantee = (list: string): string =>
    `(SELECT e.grantee, min(e.ordinality) AS place,
        jsonb_object_agg(e.privilege_type, CASE WHEN e.is_grantable THEN 'grantable' ELSE 'granted' END) AS rights
      FROM aclexplode(${list}) WITH ORDINALITY e WHERE e.grantor = ${owner} GROUP BY e.grantee)`;
  return `LATERAL (SELECT CASE WHEN r.grantee = 0 THEN '${everybody}' WHEN r.grantee = ${owner} THEN '${theOwner}' ELSE pg_get_userbyid(r.grantee)::text END AS grantee,
      r.grantee AS role, r.place, r.rights - 'MAINTAIN' AS privileges, r.rights ->> 'MAINTAIN' AS maintain, r.standard
    FROM (SELECT coalesce(h.grantee, d.grantee) AS grantee, coalesce(h.rights, '{}') AS rights, coalesce(d.rights, '{}') AS standard,
        coalesce(h.place, 0) AS place
      FROM ${byGrantee(acl)} h FULL JOIN ${byGrantee(standard)} d ON h.grantee = d.grantee) r
    WHERE r.rights <> r.standard) g`;
};
