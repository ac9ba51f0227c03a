/**
 * Owns what all types that users make have in common: their addresses, the plain statements, and how one makes room for another.
 * Must not know any particular sort of type.
 */
import type { Obj } from "../catalog/object.ts";
import type { Draft } from "../plan/statement.ts";
import { identifier, qualified, type Sql, sql } from "../sql/sql.ts";

export type TypePath = "schema" | "name";
type Path = Readonly<Record<TypePath, string>>;
type UserType = Obj<TypePath, object>;

/** What addresses of types begin with, as pg_identify_object calls them: they share their names. */
export const typePrefix = "type";

export const typeName = ({ path }: { readonly path: Path }): Sql => qualified(path.schema, path.name);

/** Tables, views and sequences have a type of their name, too. */
export const occupiesType = ({ path }: UserType): readonly string[] => [`type ${path.schema}.${path.name}`];

export const dropType = (word: Sql, type: UserType): readonly Draft[] => [
  { sql: sql`DROP ${word} ${typeName(type)}`, locks: {}, loses: "type" },
];

export const renameType = (word: Sql, old: UserType, to: Path): Draft => ({
  sql: sql`ALTER ${word} ${typeName(old)} RENAME TO ${identifier(to.name)}`,
  locks: {},
  breaks: "code that names the type",
});
