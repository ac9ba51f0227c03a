/**
 * Owns that the constructs can say all that the resource's structured attributes can: what is missing does not compile.
 * Must not know what anything does: it is never run.
 */
import type { Column } from "../../constructs/column.ts";
import type { Check, Exclusion, ForeignKey, Index, PrimaryKey, Unique } from "../../constructs/constraint.ts";
import type * as generated from "../../constructs/generated/postgres-schema.ts";
import type { EnumProps, PostgresSchemaProps, SequenceProps, ViewProps } from "../../constructs/postgres-schema.ts";
import type { TableProps } from "../../constructs/table.ts";

/** `but` are written in another way: by methods, by the order in which they stand. */
type Missing<Attributes, Written, But extends string = never> = Exclude<
  keyof Attributes,
  KeyOf<NonNullable<Written>> | But
>;
type KeyOf<T> = T extends unknown ? keyof T : never;
type None<T extends never> = T;
type Table = TableProps<Record<string, Column>, unknown>;

export type Complete = [
  None<Missing<generated.PostgresSchemaConfig, PostgresSchemaProps, Methods>>,
  None<Missing<generated.PostgresSchemaTables, Table, "columnOrder">>,
  None<Missing<generated.PostgresSchemaTablesOptions, Table["options"]>>,
  None<Missing<generated.PostgresSchemaTablesColumns, Column>>,
  None<Missing<generated.PostgresSchemaTablesColumnsOptions, Column["options"]>>,
  None<Missing<generated.PostgresSchemaTablesPrimaryKey, PrimaryKey<string>>>,
  None<Missing<generated.PostgresSchemaTablesUniques, Unique<string>>>,
  None<Missing<generated.PostgresSchemaTablesChecks, Check>>,
  None<Missing<generated.PostgresSchemaTablesExclusions, Exclusion>>,
  None<Missing<generated.PostgresSchemaTablesForeignKeys, ForeignKey<string>, "references">>,
  None<Missing<generated.PostgresSchemaTablesIndexes, Index<string>>>,
  None<Missing<generated.PostgresSchemaTablesIndexesOptions, Index<string>["options"]>>,
  None<Missing<generated.PostgresSchemaEnums, EnumProps>>,
  None<Missing<generated.PostgresSchemaSequences, SequenceProps>>,
  None<Missing<generated.PostgresSchemaViews, ViewProps>>,
  None<Missing<generated.PostgresSchemaViewsOptions, ViewProps["options"]>>,
];

type Methods = "tables" | "enums" | "sequences" | "views" | "sql" | "definition";
