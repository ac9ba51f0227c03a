/**
 * Owns what Atlantis does with 09-atlantis, command by command: plan in one clone, apply of the plan's file in another.
 * Must not know Atlantis itself, which is not run. Its filters are those of its source (server/core/runtime/plan_step_runner.go,
 * server/events/models): progress away, the marks of changes at the begin of the line.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fails, storyWorkspace, succeeds } from "../acceptance/steps.ts";
import { freshDatabase, onDatabase, storyVersions, type TestDatabase } from "../servers.ts";
import type { Workspace } from "../terraform.ts";
import { denied, example, exampleText, exampleYaml, packagesHere, shell } from "./pipeline.ts";

interface Repository {
  readonly projects: readonly { readonly name: string; readonly dir: string; readonly workflow?: string }[];
  readonly workflows: Readonly<Record<string, Readonly<Record<"plan" | "apply", { readonly steps: readonly Step[] }>>>>;
}
type Step = string | { readonly run: string };

/** GitHub's limit of a comment, which is Atlantis' own. */
const comment = 65_536;
const file = "shop-default.tfplan";
const newest = (): number => storyVersions().at(-1) as number;

/** What Atlantis makes of a plan's text before it is a comment. */
function filtered(output: string): string {
  const lines = output.split("\n");
  const last = lines.findLastIndex((line) => line.includes("Refreshing state..."));
  return lines
    .slice(last + 1)
    .join("\n")
    .replace(/^ {2}([-+~])/gm, "$1");
}

/** The same where the server was told `--enable-diff-markdown-format`. */
const asDiff = (text: string): string =>
  text
    .replace(/^( +)([-+~]\s)(.*)(\s=\s|\s->\s|<<|\{|\(known after apply\)| {2,}[^ ]+:.*)(.*)/gm, "$2$1$3$4$5")
    .replace(/^( +)([-+~]\s)(".*",)/gm, "$2$1$3")
    .replace(/^~/gm, "!");

const environment = ({ url, name }: TestDatabase, states: TestDatabase): Record<string, string> => {
  const { hostname, port, username } = new URL(url);
  const state = new URL(states.url);
  state.searchParams.set("sslmode", "disable");
  return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: name, PG_CONN_STR: state.href };
};

const orders = exampleText("09-atlantis", "hcl/sql/orders.sql");

/** A clone of the repository, at the project's directory, initialised. */
const clone = (env: Record<string, string>): Promise<Workspace> =>
  storyWorkspace(
    { "requirement.tf": "", "main.tf": exampleText("09-atlantis", "hcl/main.tf"), "sql/orders.sql": orders },
    { env },
  );

const plan = (opened: Workspace) => opened.run("plan", "-no-color", "-input=false", "-refresh", "-out", file);
const apply = (opened: Workspace) => opened.run("apply", "-no-color", "-input=false", file);

test("shop: plan, apply of its file in a fresh clone, two pull requests, a database that moved, fifty changes", async () => {
  await using database = await freshDatabase(newest());
  await using states = await freshDatabase(newest());
  const env = environment(database, states);
  await using first = await clone(env);
  await succeeds(plan(first));
  await using second = await clone(env);
  copyFileSync(join(first.directory, file), join(second.directory, file));
  await succeeds(apply(second));

  // Two pull requests, planned at the same time: that of the second is stale once the first is applied.
  const note = `${orders}\nALTER TABLE shop.orders ADD COLUMN note text;\n`;
  const index = `CREATE INDEX orders_placed_idx ON shop.orders (placed);\n`;
  first.write({ "sql/orders.sql": note });
  second.write({ "sql/placed.sql": index });
  await succeeds(plan(first));
  await succeeds(plan(second));
  await succeeds(apply(first));
  expect(await fails(apply(second))).toContain("Saved plan is stale");
  // Its branch does not know the column of the first: a word is wanted. With the branch merged there is nothing but its own change.
  expect(await fails(plan(second))).toContain("drops-column: shop.orders.note");
  second.write({ "sql/orders.sql": note });
  const merged = await succeeds(plan(second));
  expect(merged).toContain("CREATE INDEX CONCURRENTLY");
  expect(merged).not.toContain("note");

  // Somebody is at the database before the pull request is approved.
  await onDatabase(database.url, "ALTER TABLE shop.orders RENAME COLUMN placed TO placed_at");
  expect(await fails(apply(second))).toContain("shop.orders.placed");
  expect(await onDatabase(database.url, "SELECT to_regclass('shop.orders_placed_idx') AS index")).toEqual([
    { index: null },
  ]);
  await onDatabase(database.url, "ALTER TABLE shop.orders RENAME COLUMN placed_at TO placed");
  await succeeds(plan(second));
  await succeeds(apply(second));

  const columns = Array.from({ length: 25 }, (_, at) => `ALTER TABLE shop.orders ADD COLUMN c${at} text;\n`);
  const indexes = columns.map((_, at) => `CREATE INDEX orders_c${at}_idx ON shop.orders (c${at});\n`);
  second.write({ "sql/fifty.sql": [...columns, ...indexes].join("") });
  const planned = await plan(second);
  expect(planned.code, planned.stderr).toBe(0);
  for (const text of [filtered(planned.stdout), asDiff(filtered(planned.stdout))]) {
    expect(text.length).toBeLessThan(comment / 2);
    for (const [at] of columns.entries()) {
      expect(text).toMatch(new RegExp(`^[+ ~!-]*ALTER TABLE .*ADD COLUMN c${at} `, "m"));
      expect(text).toMatch(new RegExp(`^[+ ~!-]*CREATE INDEX CONCURRENTLY orders_c${at}_idx `, "m"));
    }
    expect(text).toMatch(/^[~!] resource "schemata_postgres_schema" "shop" \{/m);
    expect(text).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  }
  const shown = await second.run("show", "-json", "-no-color", file);
  expect(await denied(JSON.parse(shown.stdout))).toEqual([
    expect.stringMatching(/schemata_postgres_schema\.shop: \d+ statements, more than 20; split the change/),
  ]);
});

const written = (directory: string): string => readFileSync(join(directory, "cdk.tf.json"), "utf8");

test("stock: its workflow writes what Terraform plans", async () => {
  const { projects, workflows } = exampleYaml<Repository>("09-atlantis", "atlantis.yaml");
  expect(projects.map(({ name, dir }) => [name, dir])).toEqual([
    ["shop", "hcl"],
    ["stock", "cdktf"],
  ]);
  const steps = workflows[projects[1]?.workflow ?? ""]?.plan.steps ?? [];
  const lines = steps.flatMap((step) => (typeof step === "string" ? [] : [step.run]));
  const directory = mkdtempSync(join(tmpdir(), "schemata-atlantis-"));
  try {
    await shell(lines.join("\n"), directory, packagesHere(example("09-atlantis", "cdktf")));
    await using database = await freshDatabase(newest());
    await using states = await freshDatabase(newest());
    const env = environment(database, states);
    await using opened = await storyWorkspace({ "requirement.tf": "", "cdk.tf.json": written(directory) }, { env });
    expect(await succeeds(plan(opened))).toContain("CREATE TABLE stock.items");
    await using fresh = await storyWorkspace({ "requirement.tf": "", "cdk.tf.json": written(directory) }, { env });
    copyFileSync(join(opened.directory, file), join(fresh.directory, file));
    await succeeds(apply(fresh));
  } finally {
    rmSync(directory, { recursive: true });
  }
});
