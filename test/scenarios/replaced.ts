/**
 * Owns the ledger of "replace": every attribute that is changed by dropping its object and making it anew, and why PostgreSQL
 * leaves no other way. None of them is of an object that holds rows.
 * Must not know how objects are replaced.
 */

/** `kind.attribute` → the reason, from the manual. */
export const replaced: Readonly<Record<string, string>> = {
  "primary_key.columns": "ALTER TABLE cannot change a constraint's columns; ADD … USING INDEX makes another one.",
  "primary_key.include": "As its columns: they are the index's.",
  "primary_key.without_overlaps": "As its columns: it is another index.",
  "primary_key.deferrable": "ALTER TABLE, ALTER CONSTRAINT: only foreign keys can be altered.",
  "unique.columns": "ALTER TABLE cannot change a constraint's columns; ADD … USING INDEX makes another one.",
  "unique.include": "As its columns: they are the index's.",
  "unique.nulls_not_distinct": "A property of the index, which CREATE INDEX alone sets.",
  "unique.without_overlaps": "As its columns: it is another index.",
  "unique.deferrable": "ALTER TABLE, ALTER CONSTRAINT: only foreign keys can be altered.",
  "check.expression": "ALTER TABLE has no way to change the expression of a constraint.",
  "check.no_inherit": "ALTER TABLE, ALTER CONSTRAINT … [NO] INHERIT (18) is for not-null constraints only.",
  "check.enforced": "ALTER TABLE, ALTER CONSTRAINT … [NOT] ENFORCED (18) is for foreign keys only.",
  "domain_check.expression": "ALTER DOMAIN has no way to change the expression of a constraint.",
  "exclusion.method": "ALTER TABLE, ALTER CONSTRAINT: only foreign keys can be altered.",
  "exclusion.elements": "As its method.",
  "exclusion.include": "As its method.",
  "exclusion.where": "As its method.",
  "exclusion.deferrable": "As its method.",
  "statistics.on": "As the table's schema.",
  "statistics.table_schema": "ALTER STATISTICS knows name, owner, schema and target only.",
  "statistics.table": "As the table's schema.",
  "statistics.kinds": "As the table's schema.",
  "statistics.columns": "As the table's schema.",
  "statistics.expressions": "As the table's schema.",
  "text_search_dictionary.template_schema": "ALTER TEXT SEARCH DICTIONARY knows options, name, owner and schema only.",
  "text_search_dictionary.template": "As its template's schema.",
  "text_search_configuration.parser_schema":
    "ALTER TEXT SEARCH CONFIGURATION knows mappings, name, owner and schema only.",
  "text_search_configuration.parser": "As its parser's schema.",
  "foreign_key.columns": "ALTER TABLE, ALTER CONSTRAINT changes deferrability (and enforcement, 18) only.",
  "foreign_key.references_schema": "As its columns.",
  "foreign_key.references_table": "As its columns.",
  "foreign_key.references_columns": "As its columns.",
  "foreign_key.period": "As its columns.",
  "foreign_key.match": "As its columns.",
  "foreign_key.on_update": "As its columns.",
  "foreign_key.on_delete": "As its columns.",
  "foreign_key.on_delete_columns": "As its columns.",
  "foreign_key.enforced":
    "18 could ALTER CONSTRAINT … ENFORCED, but that checks all rows under the strong lock; anew, it is NOT VALID and VALIDATE.",
  "partition.of": "ALTER TABLE knows ATTACH and DETACH only; the rows stay in the partition.",
  "partition.bound": "As the table that it is a partition of.",
  "partition.pending":
    "ALTER TABLE, DETACH PARTITION … FINALIZE: what has begun can be finished, and not be taken back.",
  "typed_table.type": "ALTER TABLE, OF and NOT OF: the columns are of the one type or the other; the rows stay.",
  "typed_table.names": "PostgreSQL adds no column to a typed table and drops none; the rows stay.",
  "typed_table.types": "PostgreSQL changes no type of a typed table's column by itself.",
  "materialized_view.definition": "There is no CREATE OR REPLACE MATERIALIZED VIEW.",
  "row_policy.permissive": "ALTER POLICY changes roles and conditions only.",
  "row_policy.command": "As whether it is permissive.",
  "index.on": "As its table.",
  "index.table": "ALTER INDEX knows name, tablespace, parameters, statistics and partitions only.",
  "index.method": "As its table.",
  "index.unique": "As its table.",
  "index.keys": "As its table.",
  "index.include": "As its table.",
  "index.where": "As its table.",
  "index.nulls_not_distinct": "As its table.",
  "index.valid":
    "What a cancelled concurrent build leaves is dropped and built again (CREATE INDEX, Building Indexes Concurrently).",
};

/** Where it depends on the change: when it is so, and why. */
export const replacedAtTimes: Readonly<Record<string, string>> = {
  "column.type":
    "Of a generated column, whose values all are computed again: it is dropped and added, and holds nothing.",
  "column.generated":
    "Until 16 there is no SET EXPRESSION, and since then it computes all values, too. A plain column that becomes a generated one loses its own: that drop is a loss, which needs its word.",
  "check.validated":
    "From valid to NOT VALID: ALTER TABLE has no way back, but nothing is checked when it is added anew.",
  "check.inherited": "One that a table has of itself makes way for the one that it inherits, and holds nothing.",
  "foreign_key.validated": "As of a check.",
  "typed_table.constraints": "PostgreSQL renames no constraint of a typed table (42809).",
  "function.body":
    "CREATE OR REPLACE FUNCTION cannot change the type of the result, names of arguments that had one, take defaults away, or make it a window function (Notes).",
  "aggregate.options":
    "CREATE OR REPLACE AGGREGATE cannot change arguments, the type of the result, or the sort of aggregate.",
  "procedure.body": "As of a function's arguments.",
  "domain_check.validated": "As of a check.",
  "row_policy.using": "ALTER POLICY gives another condition, and takes none away.",
  "trigger.definition": "CREATE OR REPLACE TRIGGER is not for constraint triggers.",
  "view.definition": "CREATE OR REPLACE VIEW adds columns at the end only; every other change of them makes it anew.",
};
