/**
 * Owns the shell parts of the workflow in 11-github-actions: run in order, as a runner runs them, with a `gh` that keeps the comment.
 * Must not know GitHub.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { storyWorkspace } from "../acceptance/steps.ts";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import { example, exampleText, exampleYaml, shell } from "./pipeline.ts";

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
  >;
}

test("a pull request is planned and told, a refused one fails, the main branch is applied", async () => {
  const version = storyVersions().at(-1) as number;
  await using database = await freshDatabase(version);
  await using states = await freshDatabase(version);
  await using shadow = await freshDatabase(version);
  const { jobs } = exampleYaml<Workflow>("11-github-actions", "schema.yml");
  const { hostname, port, username } = new URL(database.url);
  // Its CLI configuration names the mirror; the directory is another.
  await using configured = await storyWorkspace({});
  const directory = mkdtempSync(join(tmpdir(), "schemata-actions-"));
  try {
    cpSync(example("11-github-actions", "shop"), directory, { recursive: true });
    const outputs = join(directory, "outputs");
    /** Runs a job's steps; what one puts out is STATUS of those after it. @returns the step that failed. */
    const ran = async (job: string): Promise<string | undefined> => {
      writeFileSync(outputs, "");
      for (const { name, run } of jobs[job]?.steps ?? []) {
        if (run === undefined) continue;
        const [, status = ""] = /^status=(\d)$/m.exec(readFileSync(outputs, "utf8")) ?? [];
        try {
          await shell(
            run,
            directory,
            { gh: 'printf "%s\\n" "$*" > called.txt' },
            {
              HOME: directory,
              TF_CLI_CONFIG_FILE: join(configured.directory, "cli.tfrc"),
              CHECKPOINT_DISABLE: "1",
              TF_IN_AUTOMATION: "1",
              GITHUB_OUTPUT: outputs,
              STATUS: status,
              PULL_REQUEST: "12",
              RUN: "https://github.example/runs/1",
              PGHOST: hostname,
              PGPORT: port,
              PGUSER: username,
              PGDATABASE: database.name,
              PG_CONN_STR: `${states.url}?sslmode=disable`,
              SCHEMATA_SHADOW: shadow.url,
            },
          );
        } catch (error) {
          if ((error as { code?: unknown }).code === undefined) throw error;
          return name;
        }
      }
      return undefined;
    };
    const comment = (): string => readFileSync(join(directory, "comment.md"), "utf8");
    const sql = (text: string) => writeFileSync(join(directory, "sql/orders.sql"), text);

    expect(await ran("plan")).toBeUndefined();
    expect(comment()).toMatch(/^### shop: changes\n```diff\n/);
    expect(comment()).toContain("CREATE TABLE shop.orders");
    expect(comment()).toMatch(/^\+ resource "schemata_postgres_schema" "shop" \{/m);
    expect(readFileSync(join(directory, "called.txt"), "utf8")).toContain("pr comment 12 --body-file comment.md");
    expect(await ran("apply")).toBeUndefined();
    expect(await onDatabase(database.url, "SELECT to_regclass('shop.orders')::text AS made")).toEqual([
      { made: "shop.orders" },
    ]);

    const declared = exampleText("11-github-actions", "shop/sql/orders.sql");
    sql(declared.replace(/,\n {2}placed .*\n/, "\n"));
    expect(await ran("plan")).toBe("verdict");
    expect(comment()).toMatch(/^### shop: refused\n/);
    expect(comment()).toContain("drops-column: shop.orders.placed");

    const many = Array.from(
      { length: 200 },
      (_, at) => `ALTER TABLE shop.orders ADD COLUMN ${"c".repeat(58)}${at} text;`,
    );
    sql(`${declared}${many.join("\n")}\n`);
    expect(await ran("plan")).toBeUndefined();
    expect(comment().length).toBeLessThan(65_536);
    expect(comment()).toContain("It is longer: [all of it](https://github.example/runs/1).");
  } finally {
    rmSync(directory, { recursive: true });
  }
});
