/**
 * The stock of the shop, in TypeScript. Atlantis runs this in a pull request, and Terraform on what it writes.
 * Where the database is comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE, where the state is from PG_CONN_STR.
 */
import { App, TerraformStack } from "cdktf";
import { PostgresSchema, SchemataProvider } from "schemata";

const app = new App();
const stack = new TerraformStack(app, "stock");
// `PgBackend` wants the address in the program; this takes it from the environment. `local` is what CDKTF writes by itself.
stack.addOverride("terraform.backend", { local: undefined, pg: { schema_name: "terraform_stock" } });
new SchemataProvider(stack, "schemata");

const stock = new PostgresSchema(stack, "stock", { name: "stock" });
stock.addTable("items", {
  columns: {
    id: { type: "bigint", identity: "always" },
    name: { type: "text", nullable: false },
    pieces: { type: "integer", nullable: false, default: "0" },
  },
  primaryKey: "id",
  uniques: ["name"],
});

app.synth();
