/**
 * Two schemas, one of which refers to the other: Terraform makes `people` first, for `shop` names its resource. A third, which
 * another team manages, is only named.
 */
import { App, TerraformStack } from "cdktf";
import { ExistingTable, PostgresSchema, SchemataProvider, sql } from "schemata";

const app = new App();
const stack = new TerraformStack(app, "company");
new SchemataProvider(stack, "schemata");

const people = new PostgresSchema(stack, "people", { name: "people" });
const employees = people.addTable("employees", {
  columns: {
    id: { type: "bigint", identity: "always" },
    name: { type: "text", nullable: false },
    manager: { type: "bigint" },
  },
  primaryKey: "id",
});
employees.addForeignKey({ from: ["manager"], columns: [employees.column.id], onDelete: "set null" });

/** Declared and deployed elsewhere. */
const countries = new ExistingTable("reference", "countries");

const shop = new PostgresSchema(stack, "shop", { name: "shop" });
const sales = shop.addTable("sales", {
  columns: {
    id: { type: "bigint", identity: "always" },
    seller: { type: "bigint", nullable: false },
    country: { type: "char(2)", nullable: false },
    amount: { type: "numeric(12,2)", nullable: false },
  },
  primaryKey: "id",
  foreignKeys: {
    seller: { columns: [employees.column.id] },
    country: { columns: [countries.column("code")] },
  },
  indexes: ["seller", "country"],
});
shop.addView(
  "sellers",
  sql`SELECT e.name, sum(s.amount) AS amount FROM ${employees} e JOIN ${sales} s ON s.seller = e.id GROUP BY e.id`,
);

app.synth();
