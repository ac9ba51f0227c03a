/**
 * Owns one synthesis that is measured: a stack with so many tables, in one of several ways, and what it took.
 * Must not know what it is compared with. Arguments: the way, the number of tables, and where it is written.
 */
import { App, TerraformStack } from "cdktf";
import * as generated from "../../constructs/generated/postgres-schema.ts";
import { type ColumnReference, PostgresSchema, SchemataProvider, sql } from "../../constructs/index.ts";
import type { Way } from "./synthesis.ts";

const [way, count, outdir] = process.argv.slice(2) as [Way, string, string];
const names = Array.from({ length: way === "nothing" ? 0 : Number(count) }, (_, index) => `table_${index}`);

const columns = {
  id: { type: "bigint" },
  parent: { type: "bigint" },
  name: { type: "text", nullable: false },
  email: { type: "character varying(200)" },
  amount: { type: "numeric(12,2)", nullable: false, default: "0" },
  active: { type: "boolean", nullable: false, default: "true" },
  tags: { type: "text[]" },
  created_at: { type: "timestamp with time zone", nullable: false, default: "now()" },
  updated_at: { type: "timestamp with time zone" },
  payload: { type: "jsonb" },
} as const;

const app = new App({ outdir });
const stack = new TerraformStack(app, "stack");
new SchemataProvider(stack, "schemata");
if (way === "resources") resources();
else constructs();
app.synth();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024 }));

function constructs(): void {
  const schema = new PostgresSchema(stack, "shop", { name: "shop", compact: way === "compact" });
  let parent: ColumnReference | undefined;
  for (const name of names) {
    const table = schema.addTable(name, {
      columns,
      primaryKey: "id",
      uniques: ["email"],
      ...(parent === undefined ? {} : { foreignKeys: { parent: { columns: [parent] } } }),
      checks: (c) => ({ [`${name}_amount_check`]: sql`${c.amount} >= 0` }),
      indexes: { [`${name}_name_idx`]: { columns: ["lower(name)", "created_at DESC"] } },
    });
    parent = table.column.id;
  }
}

/** As many resources of the generated binding, each with the same one table. */
function resources(): void {
  for (const name of names)
    new generated.PostgresSchema(stack, name, {
      name,
      tables: {
        [name]: {
          columns,
          columnOrder: Object.keys(columns),
          primaryKey: { columns: ["id"] },
          uniques: { [`${name}_email_key`]: { columns: ["email"] } },
          foreignKeys: {
            [`${name}_parent_fkey`]: { columns: ["parent"], references: { table: name, columns: ["id"] } },
          },
          checks: { [`${name}_amount_check`]: { expression: "amount >= 0" } },
          indexes: { [`${name}_name_idx`]: { columns: ["lower(name)", "created_at DESC"] } },
        },
      },
    });
}
