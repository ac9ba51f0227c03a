/**
 * Owns the proof that whole applications, made by hand on a server, become configurations which plan nothing once they are imported.
 * Must not know what is in them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { run } from "../cli/command-line.ts";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { plansNothing, providerBlock, succeeds } from "./steps.ts";

const directory = join(root, "test/cli/samples");
const samples = readdirSync(directory).sort();
const chosen = process.env.SCHEMATA_LONG === "1" ? samples : samples.slice(-1);

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test.each(chosen)("%s, as HCL", async (sample) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, readFileSync(join(directory, sample), "utf8"));
    const { status, stdout, stderr } = await run("inspect", database.url, "--format", "hcl");
    expect(status, stderr).toBe(0);
    await using opened = await workspace({ "main.tf": `${providerBlock(database.url)}\n${stdout}` });
    const resources = [...stdout.matchAll(/^resource "(\w+)" "(\w+)" \{\n +name += "([^"]+)"/gm)];
    expect(resources.length).toBeGreaterThan(0);
    for (const [, type, label, name] of resources)
      await succeeds(opened.importState(`${type}.${label}`, name as string));
    await plansNothing(opened);
    await plansNothing(opened, "-refresh=false");
  });
});
