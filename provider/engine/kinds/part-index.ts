/**
 * Owns what the index of a part of a partitioned table has of itself, that of a key too: PostgreSQL makes it anew with a column's type
 * as if nobody had said anything of it.
 * Must not know the kinds that are indexes.
 */
import { bool, informative } from "../catalog/attribute.ts";
import type { Obj } from "../catalog/object.ts";
import { defaultName } from "./default-name.ts";

export const partIndexAttrs = {
  /** It is a part of a partitioned table's index; `described`: and has a comment. */
  attached: informative(bool),
  described: informative(bool),
};

/** What an index has that nobody calls a part. */
export const noPart = { attached: false, described: false } as const;

type PartIndex = Obj<
  "name",
  {
    readonly attached: boolean;
    readonly described: boolean;
    readonly options: Readonly<Record<string, string>>;
  }
>;

/** Columns of the index with pg_class `r`, which may be that of a constraint. */
export const partIndexColumns = (constraint?: string): string => `r.relispartition AS attached,
  r.relispartition AND EXISTS (SELECT FROM pg_description d WHERE (d.classoid = 'pg_class'::regclass AND d.objoid = r.oid)${
    constraint === undefined ? "" : ` OR (d.classoid = 'pg_constraint'::regclass AND d.objoid = ${constraint}.oid)`
  }) AS described`;

/** Whether a part is otherwise than PostgreSQL makes it by itself, of a name made of these. */
export function isApart(
  { path, attrs }: PartIndex,
  names: readonly [table: string, columns?: string],
  label: string,
): boolean {
  if (!attrs.attached) return false;
  const usual = defaultName(names, label);
  const isNamed = !path.name.startsWith(usual) || !/^\d*$/.test(path.name.slice(usual.length));
  return isNamed || attrs.described || Object.keys(attrs.options).length > 0;
}
