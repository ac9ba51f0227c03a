/**
 * A database server of Amazon's and the schema in it, in one run: the address is known only once the server is there, so that the
 * first plan says "known after apply", and the apply plans then.
 */
import { App, TerraformProvider, TerraformResource, TerraformStack, TerraformVariable, Token } from "cdktf";
import { PostgresSchema, SchemataProvider, sql } from "schemata";

const app = new App();
const stack = new TerraformStack(app, "shop");

// Bindings of the AWS provider (`cdktf get`, or a package of them) would read better; these two classes need nothing more.
const aws = new (class extends TerraformProvider {
  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { region: "eu-central-1" };
  }
})(stack, "aws", { terraformResourceType: "aws", terraformProviderSource: "hashicorp/aws" });

const password = new TerraformVariable(stack, "password", { type: "string", sensitive: true });

class Database extends TerraformResource {
  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return {
      identifier: "shop",
      engine: "postgres",
      engine_version: "18",
      instance_class: "db.t4g.medium",
      allocated_storage: 20,
      db_name: "shop",
      username: "owner",
      password: password.stringValue,
      skip_final_snapshot: true,
    };
  }
}
const database = new Database(stack, "database", { terraformResourceType: "aws_db_instance", provider: aws });

new SchemataProvider(stack, "schemata", {
  host: database.getStringAttribute("address"),
  port: Token.asNumber(database.getNumberAttribute("port")),
  database: "shop",
  username: "owner",
  password: password.stringValue,
  sslmode: "require",
});

const shop = new PostgresSchema(stack, "schema", { name: "shop" });
shop.addTable("customers", {
  columns: { id: { type: "bigint", identity: "always" }, email: { type: "text", nullable: false } },
  primaryKey: "id",
  uniques: ["email"],
  checks: (c) => ({ customers_email_check: sql`${c.email} LIKE '%@%'` }),
});

app.synth();
