/**
 * The shop of 01-shop in TypeScript. `cdktf deploy` runs it, as `cdktf.json` says.
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
    nickname: { type: "text" },
  },
  primaryKey: "id",
  uniques: ["email"],
});

const orders = shop.addTable("orders", {
  columns: {
    id: { type: "bigint", identity: "always" },
    customer: { type: "bigint", nullable: false },
    placed: { type: "timestamptz", nullable: false, default: sql`now()` },
    total: { type: "numeric(12,2)", nullable: false },
  },
  primaryKey: "id",
  foreignKeys: { customer: { columns: [customers.column.id] } },
});

shop.addView(
  "spending",
  sql`SELECT c.email, sum(o.total) AS total FROM ${customers} c JOIN ${orders} o ON o.customer = c.id GROUP BY c.email`,
);

/** What a query of `orders` gives: `{ id: string; customer: string; placed: Date; total: string }`. */
export type Order = Row<typeof orders>;

app.synth();
