/**
 * Owns the tests of workspaces: real terraform, kept apart from the user's configuration and from the network.
 * Must not know the provider: a file that cannot run stands for it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultProgram, programVersion, workspace } from "../terraform.ts";

let mirror: string;

beforeAll(() => {
  mirror = mkdtempSync(join(tmpdir(), "schemata-mirror-"));
  const system = `${platform()}_${arch() === "x64" ? "amd64" : arch()}`;
  const package_ = join(mirror, "registry.terraform.io/schemata/schemata/0.1.0", system);
  mkdirSync(package_, { recursive: true });
  writeFileSync(join(package_, "terraform-provider-schemata_v0.1.0"), "#!/bin/sh\nexit 3\n", { mode: 0o755 });
});
afterAll(() => rmSync(mirror, { recursive: true }));

const noted = `terraform {
  required_version = ">= 1.5"
}
output "home" {
  value = "noted"
}
`;

test("terraform is on the PATH, 1.5 or later", async () => {
  const [major = 0, minor = 0] = ((await programVersion(defaultProgram)) ?? "missing").split(".").map(Number);
  expect(major * 100 + minor).toBeGreaterThanOrEqual(105);
});

test("plans, applies, shows, destroys and cleans up", async () => {
  await using opened = await workspace({ "requirement.tf": "", "main.tf": noted }, { mirror });
  expect(await opened.plan("-detailed-exitcode")).toMatchObject({ code: 2, stderr: "" });
  expect(await opened.showPlan()).toMatchObject({ planned_values: { outputs: { home: { value: "noted" } } } });
  expect(await opened.applyPlan()).toMatchObject({ code: 0 });
  expect(await opened.show()).toMatchObject({ values: { outputs: { home: { value: "noted" } } } });
  opened.write({ "main.tf": noted.replace(/"noted"/, '"changed"') });
  expect((await opened.apply()).stdout).toContain('"noted" -> "changed"');
  expect(await opened.destroy()).toMatchObject({ code: 0 });
});

test("uses the mirror, and only that", async () => {
  const other = 'terraform {\n  required_providers {\n    random = { source = "hashicorp/random" }\n  }\n}\n';
  await expect(workspace({ "versions.tf": other }, { mirror })).rejects.toThrow("init failed");
  await using opened = await workspace({ "main.tf": 'provider "schemata" {}\n' }, { mirror });
  const { code, stderr } = await opened.validate();
  expect(code).toBe(1);
  expect(stderr).toContain("schemata");
});

test("says what is missing", async () => {
  await expect(workspace({}, { mirror: join(mirror, "none") })).rejects.toThrow("npm run build");
  expect(await programVersion(defaultProgram)).toMatch(/^\d+\.\d+\.\d+/);
});
