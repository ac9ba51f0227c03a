/**
 * Owns references to tables that no construct declares: of a schema that somebody else manages.
 * Must not know whether they exist; the plan tells.
 */
import { ColumnReference, type SchemaName, type TableName } from "./column.ts";
import { quoteName } from "./keyword.ts";

/**
 * A table of a schema that is managed elsewhere, to be named in foreign keys and in SQL.
 *
 * @example
 * const people = new ExistingTable("hr", "people");
 * foreignKeys: { owner: { columns: [people.column("id")] } }
 */
export class ExistingTable implements TableName {
  readonly schema: SchemaName;

  constructor(
    schema: string,
    readonly name: string,
  ) {
    this.schema = { reference: schema, inSql: quoteName(schema) };
  }

  column(name: string): ColumnReference {
    return new ColumnReference(this, name);
  }
}
