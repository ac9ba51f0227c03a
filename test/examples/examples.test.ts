import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { freshDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";

const directory = fileURLToPath(new URL("../../examples", import.meta.url));
const examples = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(examples.map(({ name }) => name))("%s is formatted, applies, and then has no changes", async (name) => {
  const main = readFileSync(join(directory, name, "main.tf"), "utf8");
  await using database = await freshDatabase(Math.min(...versions()));
  const { hostname, port, username } = new URL(database.url);
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: database.name };
  await using example = await workspace({ "requirement.tf": "", "main.tf": main }, { env });
  expect(await example.run("fmt", "-check", "-diff")).toMatchObject({ code: 0 });
  expect(await example.apply()).toMatchObject({ code: 0, stderr: "" });
  expect(await example.plan("-detailed-exitcode")).toMatchObject({ code: 0 });
});
