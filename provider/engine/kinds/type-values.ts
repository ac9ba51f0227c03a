/**
 * Owns what is known of a type whose values another one's become: what domains ask of them, and whether the type is by then what it is.
 * Must not know columns.
 */
import { isDeepStrictEqual } from "node:util";
import { type Address, address, parseNames } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import { type Sql, sql, verbatim } from "../sql/sql.ts";
import type { Context } from "./kind.ts";
import { typePrefix } from "./user-type.ts";

/** Of a type that is not PostgreSQL's own; lists are none. */
function addressOf(type: string): Address | undefined {
  const [schema, name, ...more] = parseNames(type) ?? [];
  return schema === undefined || name === undefined || more.length > 0
    ? undefined
    : address(typePrefix, [schema, name]);
}

/** What a domain is made of once all domains below it are taken off, and what all of them ask of a value that is called VALUE. */
export interface Below {
  readonly type: string;
  /** Conditions that hold for a value at fault. */
  readonly faults: readonly Sql[];
}

/** Undefined for what is no domain, or none that is managed. */
export function belowDomain(type: string, context: Context): Below | undefined {
  const at = addressOf(type);
  const domain = at === undefined ? undefined : context.after(at);
  if (domain?.kind !== "domain") return undefined;
  const { type: under, not_null } = domain.attrs as { type: string; not_null: boolean };
  // Also those that are not valid yet: new values are held to them.
  const checks = context.children(domain.address).map(({ attrs }) => attrs.expression);
  const below = belowDomain(under, context);
  return {
    type: below?.type ?? under,
    faults: [
      ...(below?.faults ?? []),
      ...checks.flatMap((check) => (typeof check === "string" ? [sql`(${verbatim(check)}) IS FALSE`] : [])),
      ...(not_null ? [sql`value IS NULL`] : []),
    ],
  };
}

/** Whether a type by this name is there, or will be, as another one than now: what is asked of it now says nothing of then. */
export function isAnother(type: string, context: Context): boolean {
  const at = addressOf(type.replace(/(\[\])+$/, ""));
  const [before, after] = at === undefined ? [] : [context.formerly(at), context.after(at)];
  if (at === undefined || before === undefined || after === undefined) return false;
  const parts = (of: readonly Obj[]): readonly unknown[] => of.map(({ address: part, attrs }) => [part, attrs]);
  return (
    context.isMade(at) ||
    !isDeepStrictEqual(before.attrs, after.attrs) ||
    !isDeepStrictEqual(parts(context.formerChildren(at)), parts(context.children(at))) ||
    [after, ...context.children(at)].some(
      ({ attrs }) => typeof attrs.type === "string" && isAnother(attrs.type, context),
    )
  );
}
