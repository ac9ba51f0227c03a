/**
 * Owns the generated L1 bindings of the constructs: made by @cdktf/provider-generator from the schema that the built provider
 * gives terraform, so that there is one chain from a kind's input to the construct.
 * Must not know what the schema holds.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const source = "schemata/schemata";
const address = `registry.terraform.io/${source}`;

/** What we use of the generator, whose own types need those of its development. */
interface Generator {
  readonly CodeMaker: new () => { save(directory: string): Promise<unknown> };
  readonly TerraformProviderGenerator: new (code: unknown, schema: unknown) => { generate(constraint: unknown): void };
}
interface Commons {
  readonly TerraformProviderConstraint: new (source: string) => object;
  readonly ConstructsMakerProviderTarget: new (constraint: object, language: string) => object;
}

/** The bindings by file name below `constructs/generated/`. Needs a built provider, and terraform on the PATH. */
export async function constructsBindings(): Promise<ReadonlyMap<string, string>> {
  const directory = mkdtempSync(join(tmpdir(), "schemata-bindings-"));
  try {
    const schema = await providerSchema(directory);
    const load = createRequire(import.meta.url);
    const { CodeMaker, TerraformProviderGenerator } = load("@cdktf/provider-generator") as Generator;
    const commons = createRequire(load.resolve("@cdktf/provider-generator"))("@cdktf/commons") as Commons;
    const code = new CodeMaker();
    const generator = new TerraformProviderGenerator(code, { ...schema, provider_versions: { [address]: version } });
    generator.generate(
      new commons.ConstructsMakerProviderTarget(
        new commons.TerraformProviderConstraint(`${source}@${version}`),
        "typescript",
      ),
    );
    await code.save(directory);
    const made = (name: string): string =>
      header + readFileSync(join(directory, "providers/schemata", name, "index.ts"), "utf8");
    return new Map([
      ["provider.ts", made("provider")],
      ["postgres-schema.ts", made("postgres-schema")],
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The generator writes for looser compiler options than this project's. */
const header = "// Made by `npm run generate` from the provider's schema. Do not edit.\n// @ts-nocheck\n";

async function providerSchema(directory: string): Promise<object> {
  writeFileSync(
    join(directory, "main.tf"),
    `terraform {\n  required_providers {\n    schemata = { source = "${source}" }\n  }\n}\n`,
  );
  writeFileSync(join(directory, "terraform.rc"), "");
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: join(directory, "terraform.rc"),
  };
  const terraform = (...words: string[]) =>
    promisify(execFile)("terraform", words, { cwd: directory, env, maxBuffer: 1 << 28 });
  await terraform("init", "-no-color", `-plugin-dir=${join(root, "dist/mirror")}`);
  return JSON.parse((await terraform("providers", "schema", "-json")).stdout) as object;
}
