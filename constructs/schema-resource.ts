/**
 * Owns the resource of a schema as cdktf writes it: the generated binding, whose content comes when it is written.
 * Must not know what the content is made of.
 */
import type { Construct } from "./cdktf.ts";
import { settled } from "./escape.ts";
import * as generated from "./generated/postgres-schema.ts";

/** The attributes that are known only once all is added. */
export type Content = Partial<
  Pick<generated.PostgresSchemaConfig, "tables" | "enums" | "sequences" | "views" | "sql" | "definition">
>;

/** The generated resource, filled when it is written, for tables are added after it was made. */
export class SchemaResource extends generated.PostgresSchema {
  readonly #content: () => Content;

  constructor(scope: Construct, id: string, config: generated.PostgresSchemaConfig, content: () => Content) {
    super(scope, id, config);
    this.#content = content;
  }

  #fill(): void {
    const { tables, enums, sequences, views, sql, definition } = this.#content();
    if (tables !== undefined) this.putTables(tables);
    if (enums !== undefined) this.putEnums(enums);
    if (sequences !== undefined) this.putSequences(sequences);
    if (views !== undefined) this.putViews(views);
    if (sql !== undefined) this.sql = sql;
    if (definition !== undefined) this.definition = definition;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    this.#fill();
    const attributes = super.synthesizeAttributes();
    for (const name of ["tables", "enums", "sequences", "views"]) attributes[name] = settled(attributes[name]);
    return attributes;
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    this.#fill();
    return super.synthesizeHclAttributes();
  }
}
