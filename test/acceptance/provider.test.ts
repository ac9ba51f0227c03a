/**
 * Owns the test that terraform can load the built provider, and that all of its schema is described.
 * Must not know any particular attribute.
 */
import { existsSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { workspace } from "../terraform.ts";

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
