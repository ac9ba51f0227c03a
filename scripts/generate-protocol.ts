/**
 * Owns the making of provider/terraform/wire/generated from tfplugin6.proto: codecs of the calls that this provider serves.
 * Must not know what the calls mean. Run it after a change to the definition file; the result is committed.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The calls served. Others of the definition file stay out of the generated code: every byte of it is parsed at every start. */
const calls = [
  "GetMetadata",
  "GetProviderSchema",
  "ValidateProviderConfig",
  "ConfigureProvider",
  "StopProvider",
  "ValidateResourceConfig",
  "UpgradeResourceState",
  "ReadResource",
  "PlanResourceChange",
  "ApplyResourceChange",
  "ImportResourceState",
  "MoveResourceState",
  "GenerateResourceConfig",
  "ValidateDataResourceConfig",
  "ReadDataSource",
  "GetFunctions",
  "CallFunction",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const definition = join(root, "provider/terraform/wire/tfplugin6.proto");
const generated = join(root, "provider/terraform/wire/generated");

/** Runs pbjs; `comments` only for the declarations, which it makes from them. */
function generate(out: string, filter: string, comments: boolean): void {
  const options = ["create", "verify", "convert", "delimited", "typeurl", "service"].map((part) => `--no-${part}`);
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/protobufjs-cli/bin/pbjs"),
      ...["--target", "static-module", "--wrap", "esm", "--dependency", "../protobuf.ts", "--force-number"],
      ...["--filter", filter, "--out", out, ...options, comments ? "--dts" : "--no-comments", definition],
    ],
    { stdio: "inherit" },
  );
}

const scratch = mkdtempSync(join(tmpdir(), "generate-protocol-"));
try {
  const filter = join(scratch, "filter.json");
  const messageNames = calls.flatMap((call) => [`tfplugin6.${call}.Request`, `tfplugin6.${call}.Response`]);
  writeFileSync(filter, JSON.stringify({ rootName: "tfplugin6", messageNames }));
  generate(join(generated, "tfplugin6.js"), filter, false);
  generate(join(scratch, "tfplugin6.js"), filter, true);
  const declarations = readFileSync(join(scratch, "tfplugin6.d.ts"), "utf8")
    .replace(/^import \* as \$protobuf .*$/m, 'import type * as $protobuf from "protobufjs/minimal.js";')
    .replace(/^import Long = .*\n/m, "")
    .replace(/\n *\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\n\n+/g, "\n");
  writeFileSync(join(generated, "tfplugin6.d.ts"), declarations);
} finally {
  rmSync(scratch, { recursive: true });
}
