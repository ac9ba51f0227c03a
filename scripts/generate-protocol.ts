/**
 * Owns the making of provider/terraform/wire/generated from tfplugin6.proto: codecs of the calls that this provider serves.
 * Must not know what the calls mean. Run it after a change to the definition file; the result is committed.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import protobuf from "protobufjs";

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

/** The messages that those calls are made of; what they lack pbjs reports. */
const shared = [
  "DynamicValue",
  "Diagnostic",
  "FunctionError",
  "AttributePath",
  "RawState",
  "StringKind",
  "Schema",
  "ActionSchema",
  "ResourceIdentityData",
  "Function",
  "ServerCapabilities",
  "ClientCapabilities",
  "Deferred",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const definition = join(root, "provider/terraform/wire/tfplugin6.proto");
const generated = join(root, "provider/terraform/wire/generated");

/** Writes the part of the definition that is served, as protobufjs's JSON. pbjs's own --filter loses nested messages. */
function writeServed(out: string): void {
  const full = new protobuf.Root().loadSync(definition, { keepCase: false });
  const scope = full.lookup("tfplugin6");
  if (!(scope instanceof protobuf.Namespace)) {
    throw new Error("the definition file has no package tfplugin6");
  }
  const served = new Set([...calls, ...shared]);
  for (const member of [...scope.nestedArray]) {
    if (!served.has(member.name)) {
      scope.remove(member);
    }
  }
  writeFileSync(out, JSON.stringify({ nested: { tfplugin6: scope.toJSON() } }));
}

/** Runs pbjs; `comments` only for the declarations, which it makes from them. */
function generate(source: string, out: string, comments: boolean): void {
  const options = ["create", "verify", "convert", "delimited", "typeurl", "service"].map((part) => `--no-${part}`);
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/protobufjs-cli/bin/pbjs"),
      ...["--target", "static-module", "--wrap", "esm", "--dependency", "../protobuf.ts", "--force-number"],
      ...["--out", out, ...options, comments ? "--dts" : "--no-comments", source],
    ],
    { stdio: "inherit" },
  );
}

const scratch = mkdtempSync(join(tmpdir(), "generate-protocol-"));
try {
  const served = join(scratch, "served.json");
  writeServed(served);
  generate(served, join(generated, "tfplugin6.js"), false);
  generate(served, join(scratch, "tfplugin6.js"), true);
  const declarations = readFileSync(join(scratch, "tfplugin6.d.ts"), "utf8")
    .replace(/^import \* as \$protobuf .*$/m, 'import type * as $protobuf from "protobufjs/minimal.js";')
    .replace(/^import Long = .*\n/m, "")
    .replace(/\n *\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\n\n+/g, "\n");
  writeFileSync(join(generated, "tfplugin6.d.ts"), declarations);
} finally {
  rmSync(scratch, { recursive: true });
}
