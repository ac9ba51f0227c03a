/**
 * A run task: HCP Terraform calls it after each plan, and shows what it answers beside the plan. It lets a plan pass that loses no
 * data, and says what the plan does. Needs Node and nothing else: RUN_TASK_KEY=… PORT=… node server.mjs
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = process.env.RUN_TASK_KEY;
if (!key) throw new Error("RUN_TASK_KEY is the key with which HCP Terraform signs what it sends");

/** What is said of a plan: its schemas, one line for each. */
function judged(plan) {
  const schemas = plan.resource_changes.filter(({ type }) => type === "schemata_postgres_schema");
  const changed = schemas.filter(({ change }) => change.actions.includes("delete") || change.after?.impact);
  const lost = changed.flatMap(({ address, change }) =>
    change.actions.includes("delete") ? [address] : (change.after.impact.data_loss ?? []),
  );
  const lines = changed.map(({ address, change }) =>
    change.actions.includes("delete")
      ? `${address} is destroyed`
      : `${address}: ${change.after.impact.statements} statements`,
  );
  const message =
    lost.length > 0 ? `lost with what they hold: ${lost.join(", ")}` : lines.join("; ") || "nothing to do";
  return { status: lost.length > 0 ? "failed" : "passed", message };
}

async function answer({ plan_json_api_url, access_token, task_result_callback_url }) {
  const headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/vnd.api+json" };
  const plan = await fetch(plan_json_api_url, { headers });
  if (!plan.ok) throw new Error(`the plan cannot be read: ${plan.status}`);
  const attributes = judged(await plan.json());
  const body = JSON.stringify({ data: { type: "task-results", attributes } });
  await fetch(task_result_callback_url, { method: "PATCH", headers, body });
}

const isSigned = (body, signature) => {
  const expected = createHmac("sha512", key).update(body).digest();
  const given = Buffer.from(signature ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
};

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!isSigned(body, request.headers["x-tfc-task-signature"])) return response.writeHead(401).end();
  // It wants an answer at once, and the result when there is one.
  response.writeHead(200).end();
  const task = JSON.parse(body.toString());
  // HCP Terraform asks once without a run, when the task is entered.
  if (task.access_token === "test-token") return;
  await answer(task).catch((error) => console.error(error.message));
}).listen(Number(process.env.PORT ?? 8080), function () {
  console.log(`listening on ${this.address().port}`);
});
