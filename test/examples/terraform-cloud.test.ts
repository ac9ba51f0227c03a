/**
 * Owns what HCP Terraform does with 10-terraform-cloud, as far as it can be done without it: the plan with sensitive variables of the
 * environment, the policy set, the run task.
 * Must not know HCP Terraform itself. What its worker lacks is in test/package/.
 */
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storyWorkspace, succeeds } from "../acceptance/steps.ts";
import { root } from "../architecture/source.ts";
import { freshDatabase, onDatabase, onServer, storyVersions } from "../servers.ts";
import { denied, example, exampleText } from "./pipeline.ts";

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "schemata-cloud-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("a plan for the policy set: the password is a variable of the environment and nowhere else", async () => {
  const version = storyVersions().at(-1) as number;
  await using database = await freshDatabase(version);
  const role = `cloud_${process.pid}`;
  await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD 'hunter2-of-the-cloud'`);
  try {
    await onDatabase(database.url, "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int, note text)");
    const { hostname, port } = new URL(database.url);
    // The organization's registry, from which `init` takes the provider.
    const mirror = join(scratch, "mirror");
    cpSync(join(root, "dist/mirror/registry.terraform.io/schemata"), join(mirror, "app.terraform.io/acme"), {
      recursive: true,
    });
    await using opened = await storyWorkspace(
      {
        "requirement.tf": "",
        "main.tf": exampleText("10-terraform-cloud", "shop/main.tf"),
        "sql/orders.sql": "CREATE TABLE shop.orders (id int);\n",
        "import.tf": 'import {\n  to = schemata_postgres_schema.shop\n  id = "shop"\n}\n',
        // The state is here, and so is the run.
        "here_override.tf": 'terraform {\n  backend "local" {}\n}\n',
      },
      {
        mirror,
        env: {
          PGHOST: hostname,
          PGPORT: port,
          PGUSER: role,
          PGPASSWORD: "hunter2-of-the-cloud",
          PGDATABASE: database.name,
        },
      },
    );
    const said = await succeeds(opened.plan());
    const plan = await opened.showPlan();
    expect(said + JSON.stringify(plan)).not.toContain("hunter2");
    expect(await denied({ plan, run: { id: "run-1" } }, {}, "terraform_cloud")).toEqual([]);
    const destroyed = { address: "a", type: "schemata_postgres_schema" };
    const change = { actions: ["delete"], before: { on_destroy: "drop" }, after: null };
    expect(await denied({ plan: { resource_changes: [{ ...destroyed, change }] } }, {}, "terraform_cloud")).toEqual([
      "a: the schema is destroyed; the label loses-data approves it",
    ]);
  } finally {
    await onServer(version, `DROP ROLE ${role}`);
  }
});

test("every policy of the set asks for what is there", () => {
  const queries = [...exampleText("10-terraform-cloud", "policy/policies.hcl").matchAll(/query += "data\.(.*)"/g)];
  expect(queries.map(([, query]) => query)).toEqual(["terraform_cloud.deny", "terraform_cloud.warn"]);
  expect(exampleText("10-terraform-cloud", "policy/terraform_cloud.rego")).toMatch(
    /^package terraform_cloud$.*^deny contains.*^warn contains/ms,
  );
});

test("the run task passes a plan, fails one that loses data, and answers nobody who has not the key", async () => {
  const key = "of-the-run-task";
  const results: { authorization: string | undefined; attributes: unknown }[] = [];
  const impact = { statements: 3, data_loss: null as readonly string[] | null };
  let told = (): void => {};
  const cloud = createServer(async (request, response) => {
    if (request.method === "GET") {
      const change = { actions: ["update"], after: { impact } };
      const resource_changes = [{ address: "shop", type: "schemata_postgres_schema", change }];
      response.end(JSON.stringify({ resource_changes }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { attributes: unknown } };
    results.push({ authorization: request.headers.authorization, attributes: data.attributes });
    response.end();
    told();
  });
  await new Promise<void>((resolve) => cloud.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [example("10-terraform-cloud", "run-task/server.mjs")], {
    env: { RUN_TASK_KEY: key, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(/\d+/.exec(text.toString())?.[0] ?? ""));
      child.once("exit", (code) => reject(new Error(`the run task ended with ${code}`)));
    });
    const body = JSON.stringify({
      access_token: "token",
      plan_json_api_url: `${at}/plan`,
      task_result_callback_url: `${at}/result`,
    });
    const called = async (with_: string): Promise<number> => {
      const signature = createHmac("sha512", with_).update(body).digest("hex");
      const headers = { "X-TFC-Task-Signature": signature };
      return (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers })).status;
    };
    expect(await called("another")).toBe(401);
    for (const data_loss of [null, ["column:shop.orders.note"]]) {
      impact.data_loss = data_loss;
      const result = new Promise<void>((resolve) => {
        told = resolve;
      });
      expect(await called(key)).toBe(200);
      await result;
    }
  } finally {
    child.kill();
    cloud.closeAllConnections();
    cloud.close();
  }
  expect(results).toEqual([
    { authorization: "Bearer token", attributes: { status: "passed", message: "shop: 3 statements" } },
    {
      authorization: "Bearer token",
      attributes: { status: "failed", message: "lost with what they hold: column:shop.orders.note" },
    },
  ]);
});
