/**
 * Owns the test that terraform can load the built provider, and that all of its schema is described.
 * Must not know any particular attribute.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { defaultProgram, workspace } from "../terraform.ts";

interface Attribute {
  readonly description?: string;
  readonly nested_type?: { readonly attributes: Readonly<Record<string, Attribute>> };
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
  readonly description?: string;
}

type Schemas = Readonly<Record<string, { readonly block: Block }>>;

interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas?: Schemas;
  readonly data_source_schemas?: Schemas;
  readonly functions?: Readonly<Record<string, { readonly description?: string; readonly summary?: string }>>;
}

beforeEach(({ skip }) => {
  if (!existsSync(`${root}/provider/provider.ts`)) skip("there is no provider/provider.ts yet");
});

test("terraform validates an empty configuration of the provider", async () => {
  await using opened = await workspace({ "main.tf": 'provider "schemata" {}\n' });
  expect(await opened.validate()).toMatchObject({ code: 0, stderr: "" });
});

test("dev_overrides finds the provider in dist/, without init", async () => {
  const directory = mkdtempSync(join(tmpdir(), "schemata-dev-overrides-"));
  try {
    const configuration = join(directory, "terraformrc");
    const overrides = `dev_overrides {\n    "schemata/schemata" = ${JSON.stringify(join(root, "dist"))}\n  }`;
    writeFileSync(configuration, `provider_installation {\n  ${overrides}\n  direct {}\n}\n`);
    writeFileSync(
      join(directory, "main.tf"),
      `terraform {\n  required_providers {\n    schemata = { source = "schemata/schemata" }\n  }\n}\nprovider "schemata" {}\n`,
    );
    const env = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: configuration };
    const { stdout } = await promisify(execFile)(defaultProgram, ["validate", "-no-color"], { cwd: directory, env });
    expect(stdout).toMatch(/overrides are in effect[\s\S]*schemata\/schemata in .*dist[\s\S]*valid/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("every attribute, nested ones too, has a description, and there are no blocks", async () => {
  await using opened = await workspace({});
  const { provider_schemas } = await opened.schema<{ provider_schemas: Record<string, ProviderSchema> }>();
  const [schema] = Object.values(provider_schemas);
  const named = { provider: schema!.provider, ...schema!.resource_schemas, ...schema!.data_source_schemas };
  expect(Object.keys(named).length).toBeGreaterThan(1);
  const functions = Object.entries(schema!.functions ?? {}).filter(([, one]) => !one.description && !one.summary);
  const missing = Object.entries(named).flatMap(([name, { block }]) => [
    ...(block.description ? [] : [name]),
    ...Object.keys(block.block_types ?? {}).map((type) => `${name}.${type} is a block`),
    ...undescribed(name, block.attributes),
  ]);
  expect([...missing, ...functions.map(([name]) => name)]).toEqual([]);
});

function undescribed(path: string, attributes: Readonly<Record<string, Attribute>> = {}): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...(attribute.description ? [] : [`${path}.${name}`]),
    ...undescribed(`${path}.${name}`, attribute.nested_type?.attributes),
  ]);
}
