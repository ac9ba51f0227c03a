/**
 * Owns the kind table: an ordinary or a partitioned table without its columns, constraints and indexes, which are objects of their own.
 * Must not know how those are written; they come as clauses.
 */
import { address } from "../../catalog/address.ts";
import { mostly, nullable, oneOf, settingsSince, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { qualified, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { stepsAside } from "./aside.ts";
import {
  aroundRewrite,
  createTable,
  dropTable,
  renameTable,
  restoreToast,
  setParameters,
  setPersistence,
} from "./ddl.ts";
import { tableInput } from "./input.ts";
import { query } from "./introspect.ts";

const attrs = {
  persistence: mostly("permanent", oneOf("permanent", "unlogged")),
  /** Storage parameters, those of the TOAST table with the prefix `toast.`. */
  options: mostly(
    {},
    settingsSince({
      autovacuum_vacuum_max_threshold: 180000,
      vacuum_max_eager_freeze_failure_rate: 180000,
      "toast.autovacuum_vacuum_max_threshold": 180000,
    }),
  ),
  /** As in PARTITION BY; null for a table that has its rows itself. */
  partition_key: nullable(text),
};

export type TablePath = "schema" | "name";
export type Table = Obj<TablePath, Values<typeof attrs>>;
export type TableAttributes = Values<typeof attrs>;

export const table = defineKind({
  name: "table",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_class", "pg_type", "pg_type"],
  query,
  create: createTable,
  drop: dropTable,
  alter: { persistence: setPersistence, options: setParameters, partition_key: () => "beside" },
  restore: restoreToast,
  aroundRewrite,
  changesSchema: true,
  stepsAside,
  rename: renameTable,
  relation: true,
  divided: ({ attrs }) => attrs.partition_key !== null,
  rebuildable: () => false,
  occupies: ({ path }) => [`relation ${path.schema}.${path.name}`, `type ${path.schema}.${path.name}`],
  subject: ({ path }) => sql`TABLE ${qualified(path.schema, path.name)}`,
  grantedAs: ({ path }) => ({ sort: "tables", name: sql`TABLE ${qualified(path.schema, path.name)}` }),
  input: tableInput,
});
