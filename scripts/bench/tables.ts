/**
 * Owns the schemas that are measured: tables of 10 columns, a primary key, 3 more indexes, and a foreign key to the one before.
 * Must not know what is measured.
 */

/** Columns besides `id`, as structured input. */
const columns: Readonly<
  Record<string, { readonly type: string; readonly nullable?: false; readonly default?: string }>
> = {
  parent: { type: "bigint" },
  name: { type: "text", nullable: false },
  email: { type: "character varying(200)" },
  amount: { type: "numeric(12,2)", nullable: false, default: "0" },
  active: { type: "boolean", nullable: false, default: "true" },
  tags: { type: "text[]" },
  created_at: { type: "timestamp with time zone", nullable: false, default: "now()" },
  updated_at: { type: "timestamp with time zone" },
  payload: { type: "jsonb" },
};

const tableName = (index: number): string => `table_${String(index).padStart(4, "0")}`;

/** Column definitions of CREATE TABLE. */
function definition(name: string): string {
  const { type, nullable, default: value } = columns[name]!;
  return [name, type, value === undefined ? "" : `DEFAULT ${value}`, nullable === false ? "NOT NULL" : ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** The DDL of one table; `more` are definitions of further columns. */
function ddl(index: number, more: readonly string[]): string {
  const name = tableName(index);
  const parent = tableName(Math.max(0, index - 1));
  const lines = ["id bigint PRIMARY KEY", ...Object.keys(columns).map(definition), ...more];
  lines.push(`CONSTRAINT ${name}_parent_fkey FOREIGN KEY (parent) REFERENCES ${parent} (id)`);
  return `CREATE TABLE ${name} (\n  ${lines.join(",\n  ")}\n);
CREATE INDEX ${name}_parent_idx ON ${name} (parent);
CREATE INDEX ${name}_name_idx ON ${name} (lower(name), created_at DESC);
CREATE UNIQUE INDEX ${name}_email_idx ON ${name} (email) WHERE active;
`;
}

/** The argument `sql`: 50 tables an entry, each with a column more if its index is below `changed`. */
export function sqlOf(
  tables: number,
  changed = 0,
  change: (name: string) => string = () => "added integer",
): Readonly<Record<string, string>> {
  const entries: Record<string, string> = {};
  for (let index = 0; index < tables; index += 1) {
    const entry = `tables_${Math.floor(index / 50)}.sql`;
    entries[entry] = (entries[entry] ?? "") + ddl(index, index < changed ? [change(tableName(index))] : []);
  }
  return entries;
}

/** The same as the argument `tables`. */
export function structuredOf(tables: number): Readonly<Record<string, unknown>> {
  const made: Record<string, unknown> = {};
  for (let index = 0; index < tables; index += 1) {
    const name = tableName(index);
    made[name] = {
      columns: { id: { type: "bigint" }, ...columns },
      column_order: ["id", ...Object.keys(columns)],
      primary_key: { columns: ["id"] },
      foreign_keys: {
        [`${name}_parent_fkey`]: {
          columns: ["parent"],
          references: { table: tableName(Math.max(0, index - 1)), columns: ["id"] },
        },
      },
      indexes: {
        [`${name}_parent_idx`]: { columns: ["parent"] },
        [`${name}_name_idx`]: { columns: ["lower(name)", "created_at DESC"] },
        [`${name}_email_idx`]: { columns: ["email"], unique: true, where: "active" },
      },
    };
  }
  return made;
}
