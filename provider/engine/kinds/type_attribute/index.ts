/**
 * Owns the kind type_attribute: an attribute of a composite type, so that comments, renames and dependencies on it have a place. Its
 * type makes it.
 * Must not know the attribute's own type, which is the composite type's to change.
 */
import { address } from "../../catalog/address.ts";
import { empty, qualified, sql } from "../../sql/sql.ts";
import { defineKind } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { renameAttribute } from "../typed-tables.ts";
import { typePrefix } from "../user-type.ts";

export const typeAttribute = defineKind({
  name: "type_attribute",
  prefix: "attribute",
  path: ["schema", "composite_type", "name"],
  attrs: {},
  parent: ({ schema, composite_type }) => address(typePrefix, [schema, composite_type]),
  partOfParent: true,
  implied: true,
  catalogs: ["pg_class"],
  foundAs: { catalog: "pg_class", letters: "c" },
  sub: "sub",
  query: (
    scope,
  ) => `SELECT n.nspname AS schema, c.relname AS composite_type, a.attname AS name, c.oid::int8, a.attnum AS sub
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND ${scope.inScope("n.nspname")}
    AND ${notOfExtension("pg_type", "c.reltype")}`,
  create: () => [],
  clause: () => empty,
  drop: () => [],
  alter: {},
  rename: ({ path }, to, context) => [
    renameAttribute(
      {
        address: address(typePrefix, [path.schema, path.composite_type]),
        name: qualified(path.schema, path.composite_type),
      },
      path.name,
      to.name,
      context,
    ),
  ],
  rebuildable: () => true,
  subject: ({ path }) => sql`COLUMN ${qualified(path.schema, path.composite_type, path.name)}`,
});
