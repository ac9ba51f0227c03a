/**
 * The shop without the nicknames: a loss that nobody allowed, so that the plan is an error.
 * Where the database is comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
 */
import { App, TerraformStack } from "cdktf";
import { PostgresSchema, type Row, SchemataProvider, sql } from "schemata";

const app = new App();
const stack = new TerraformStack(app, "shop");
new SchemataProvider(stack, "schemata");

const shop = new PostgresSchema(stack, "shop", { name: "shop" });

const customers = shop.addTable("customers", {
  columns: {
    id: { type: "bigint", identity: "always" },
    email: { type: "text", nullable: false },
  },
  primaryKey: "id",
  uniques: ["email"],
});

const orders = shop.addTable("orders", {
  columns: {
    id: { type: "bigint", identity: "always" },
    customer: { type: "bigint", nullable: false },
    placed_at: { type: "timestamptz", nullable: false, default: sql`now()`, renamedFrom: "placed" },
    total: { type: "numeric(12,2)", nullable: false },
    status: { type: "text", nullable: false, default: sql`${"new"}` },
  },
  primaryKey: "id",
  foreignKeys: { customer: { columns: [customers.column.id] } },
  checks: (c) => ({ orders_total_check: sql`${c.total} >= 0` }),
  indexes: { orders_customer_idx: { columns: ["customer", "placed_at DESC"] } },
});

shop.addView(
  "spending",
  sql`SELECT c.email, sum(o.total) AS total FROM ${customers} c JOIN ${orders} o ON o.customer = c.id GROUP BY c.email`,
);

/** What a query of `orders` gives: `{ id: string; customer: string; placed_at: Date; total: string; status: string }`. */
export type Order = Row<typeof orders>;

app.synth();
