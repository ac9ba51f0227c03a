/**
 * Owns who owns an object, as other kinds ask for it, and what is left out because nobody said it.
 * Must not know any particular kind.
 */
import type { Address } from "../catalog/address.ts";
import { identifier, type Sql, verbatim } from "../sql/sql.ts";
import type { Context } from "./kind.ts";

/** The address of what says who owns an object. */
export const ownerAddress = (of: Address): Address => `owner:${of}`;

/** The owner of an object after this plan; whoever applies it where nobody says. */
export function ownerAfter(of: Address, context: Context): Sql {
  const told = context.after(ownerAddress(of)) ?? context.before(ownerAddress(of));
  return told === undefined ? verbatim("CURRENT_USER") : identifier(told.attrs.role as string);
}

/** The owner of an object before this plan. */
export function ownerBefore(of: Address, context: Context): Sql {
  const told = context.before(ownerAddress(of));
  return told === undefined ? ownerAfter(of, context) : identifier(told.attrs.role as string);
}

/** The owner of an object when this plan begins, as far as that is known. */
export const formerOwner = (of: Address, context: Context): string | undefined =>
  context.before(ownerAddress(of))?.attrs.role as string | undefined;

/**
 * The owner that an object has when it is changed in this plan: as it will be, but one that is made belongs at first to who makes it.
 * Undefined where nobody knows.
 */
export function presentOwner(of: Address, context: Context): string | undefined {
  if (context.isMade(of)) return context.role;
  const told = context.after(ownerAddress(of)) ?? context.before(ownerAddress(of));
  return told?.attrs.role as string | undefined;
}

/** The setting by which a shadow's session says which role stands for whoever applies. */
export const unsaidOwner = "schemata.unsaid_owner";

/** SQL: whether a column that holds a role's oid holds that one. No other server has the setting. */
export const isUnsaid = (column: string): string =>
  `coalesce(pg_get_userbyid(${column}) = current_setting('${unsaidOwner}', true), false)`;
