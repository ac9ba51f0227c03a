import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, onServer, versions } from "../servers.ts";
import { App, type CommandLine, cdktf, cdktn, type Framework } from "./app.ts";

/** A server object whose host and password are known at apply only, and a schema in it, filled by `tables`. */
const program = (framework: Framework, server: object, tables: string): string => `
const { App, DataResource, Fn, TerraformStack, Token } = require("${framework}");
const { PostgresSchema, SchemataProvider, sql } = require("schemata${framework === "cdktf" ? "" : "/cdktn"}");
const app = new App();
const stack = new TerraformStack(app, "shop");
const server = new DataResource(stack, "server", { input: ${JSON.stringify(server)} });
const output = (name) => Token.asString(Fn.lookup(server.output, name, ""));
new SchemataProvider(stack, "schemata", {
  host: output("host"),
  port: Token.asNumber(Fn.lookup(server.output, "port", "")),
  database: output("database"),
  username: output("username"),
  password: output("password"),
});
const shop = new PostgresSchema(stack, "schema", { name: "shop" });
${tables}
app.synth();
`;

const before = `
shop.addTable("users", { columns: { id: { type: "bigint", identity: "always" }, email: { type: "text" } }, primaryKey: "id" });
`;
const after = `
const users = shop.addTable("users", {
  columns: { id: { type: "bigint", identity: "always" }, email: { type: "text" }, nickname: { type: "text" } },
  primaryKey: "id",
  checks: (c) => ({ users_email_check: sql\`\${c.email} LIKE '%@%'\` }),
});
shop.addView("nicknames", sql\`SELECT \${users.column.nickname} FROM \${users}\`);
`;

test("cdktf deploys a server and a schema in one run, changes it, and protects it", () => deployed("cdktf", cdktf));

test("so does CDK Terrain", async ({ skip }) => {
  if (process.env.SCHEMATA_LONG !== "1") skip("installs its command line and Node 22: npm run test:long");
  if (process.platform !== "linux" || process.arch !== "x64") skip("Node 22 is fetched for Linux on x64 only");
  const directory = mkdtempSync(join(tmpdir(), "schemata-cdktn-"));
  try {
    await deployed("cdktn", await cdktn(directory));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

async function deployed(framework: Framework, cli: CommandLine): Promise<void> {
  const version = versions().at(-1)!;
  await using database = await freshDatabase(version);
  const role = `deployer_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(9).toString("hex");
  await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  await onServer(version, `GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
  const { hostname: host, port } = new URL(database.url);
  const server = { host, port, database: database.name, username: role, password };
  using app = new App(framework, cli);
  const said = ({ stdout, stderr }: { stdout: string; stderr: string }): string => `${stdout}\n${stderr}`;

  app.write("main.cjs", program(framework, server, before));
  const first = await app.run("deploy", "--auto-approve");
  expect(first.code, said(first)).toBe(0);
  const columns = async (): Promise<readonly unknown[]> =>
    (
      await onDatabase(
        database.url,
        "SELECT attname FROM pg_attribute WHERE attrelid = 'shop.users'::regclass AND attnum > 0 ORDER BY attnum",
      )
    ).map((row) => row.attname);
  expect(await columns()).toEqual(["id", "email"]);

  app.write("main.cjs", program(framework, server, after));
  const diff = await app.run("diff");
  expect(diff.code, said(diff)).toBe(0);
  expect(said(diff)).toContain("ALTER TABLE shop.users ADD COLUMN nickname text;");
  expect(await columns()).toEqual(["id", "email"]);
  const second = await app.run("deploy", "--auto-approve");
  expect(second.code, said(second)).toBe(0);
  expect(await columns()).toEqual(["id", "email", "nickname"]);
  const again = await app.run("diff");
  expect(said(again)).toContain("No changes.");

  const destroyed = await app.run("destroy", "--auto-approve");
  expect(destroyed.code, said(destroyed)).not.toBe(0);
  expect(said(destroyed)).toContain("The schema shop is protected");
  expect(await columns()).toEqual(["id", "email", "nickname"]);
}
