/**
 * Owns the public surface of the constructs: the package's exports `.` for cdktf and `./cdktn` for CDK Terrain.
 * Must not know the engine or the protocol: importing it loads neither.
 */
export type { Column, Columns, SqlText } from "./column.ts";
export { ColumnReference } from "./column.ts";
export type { Check, ColumnForeignKey, Deferrable, ForeignKey, Index, PrimaryKey, Unique } from "./constraint.ts";
export { ExistingTable } from "./existing-table.ts";
export { SchemataProvider, type SchemataProviderConfig } from "./generated/provider.ts";
export {
  type EnumProps,
  PostgresSchema,
  type PostgresSchemaProps,
  type SequenceProps,
  type ViewProps,
  type WholeNumber,
} from "./postgres-schema.ts";
export type { Interval, NewRow, Row } from "./row.ts";
export { Sql, type SqlValue, sql } from "./sql.ts";
export { Table, type TableProps } from "./table.ts";
