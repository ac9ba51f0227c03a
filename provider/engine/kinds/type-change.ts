/**
 * Owns the question whether a change under an object is one of a column's type, which its collation is a part of.
 * Must not know who asks.
 */
import type { Changed } from "./kind.ts";

export const changesType = ({ old, new: wanted }: Changed): boolean =>
  old.attrs.type !== wanted.attrs.type || old.attrs.collation !== wanted.attrs.collation;
