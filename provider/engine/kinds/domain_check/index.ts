/**
 * Owns the kind domain_check: a check constraint of a domain.
 * Must not know the checks of tables.
 */
import { address } from "../../catalog/address.ts";
import { bool, printedText } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { domainViolations } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { probedTable } from "../constraint.ts";
import { holdersOf, isWithin } from "../domain-holders.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { typePrefix } from "../user-type.ts";

const attrs = {
  /** The value is called VALUE. */
  expression: printedText,
  validated: bool,
};

type DomainCheck = Obj<"schema" | "domain" | "name", Values<typeof attrs>>;
type Path = DomainCheck["path"];

const domainOf = ({ schema, domain }: Path): string => address(typePrefix, [schema, domain]);

const alterDomain = ({ path }: DomainCheck, action: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER DOMAIN ${qualified(path.schema, path.domain)} ${action}`,
  locks: {},
  ...more,
});

const clause = ({ path, attrs: { expression } }: DomainCheck): Sql =>
  sql`CONSTRAINT ${identifier(path.name)} CHECK (${verbatim(expression)})`;

/** Reads all columns of the domain under SHARE (manual, ALTER DOMAIN, VALIDATE CONSTRAINT). */
function validate(check: DomainCheck, context: Context): Draft {
  const { columns, locks } = holdersOf(domainOf(check.path), context);
  return alterDomain(check, sql`VALIDATE CONSTRAINT ${identifier(check.path.name)}`, {
    locks,
    slow: true,
    probes: columns.map(({ path }) => domainViolations(probedTable(path), path.name, verbatim(check.attrs.expression))),
  });
}

const insideOf = (check: DomainCheck, context: Context): string | undefined => {
  if (!check.attrs.validated || context.isNew(domainOf(check.path))) return undefined;
  const { within } = holdersOf(domainOf(check.path), context);
  return within === undefined
    ? undefined
    : `${within} holds values of the domain inside of another type, and PostgreSQL refuses to check those (SQLSTATE 0A000). Make another domain with the constraint and change the columns to it, or declare the constraint NOT VALID.`;
};

export const domainCheck = defineKind({
  name: "domain_check",
  prefix: "constraint",
  path: ["schema", "domain", "name"],
  attrs,
  parent: domainOf,
  catalogs: ["pg_constraint"],
  foundAs: { catalog: "pg_type", letters: "d" },
  query: (scope) => `SELECT n.nspname AS schema, y.typname AS domain, k.conname AS name,
  pg_get_expr(k.conbin, 0) AS expression, k.convalidated AS validated, k.oid::int8
  FROM pg_constraint k JOIN pg_type y ON y.oid = k.contypid JOIN pg_namespace n ON n.oid = y.typnamespace
  WHERE k.contype = 'c' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`,
  /** Unchecked first, in an instant; then the columns are read. */
  create: (object, _, context) => [
    alterDomain(object, sql`ADD ${clause(object)} NOT VALID`),
    ...(object.attrs.validated ? [validate(object, context)] : []),
  ],
  cannotCreate: insideOf,
  comesBefore: (_, user) => isWithin(user),
  clause: (object) => (object.attrs.validated ? clause(object) : undefined),
  drop: (object) => [alterDomain(object, sql`DROP CONSTRAINT ${identifier(object.path.name)}`)],
  alter: {
    expression: "replace",
    validated: ({ new: wanted }, context) => {
      if (!wanted.attrs.validated) return "replace";
      const refuse = insideOf(wanted, context);
      return refuse === undefined ? [validate(wanted, context)] : { refuse };
    },
  },
  rename: (old, to) => [
    alterDomain(old, sql`RENAME CONSTRAINT ${identifier(old.path.name)} TO ${identifier(to.name)}`),
  ],
  renamedSilently: true,
  rebuildable: () => true,
  keepsValues: true,
  dependsForGood: true,
  subject: ({ path }) => sql`CONSTRAINT ${identifier(path.name)} ON DOMAIN ${qualified(path.schema, path.domain)}`,
});
