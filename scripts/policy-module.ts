/**
 * Owns the WebAssembly module of the policies in the examples, with which tests judge where there is no opa.
 * Must not know what the policies say.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
export const policies = join(root, "examples/08-policy/policy");
/** What HCP Terraform asks, of those. */
const ofTerraformCloud = join(root, "examples/10-terraform-cloud/policy");
/** Compressed. */
export const policyModule = join(root, "test/examples/policy.wasm.gz");
/** Of which policies the module was made. */
const made = `${policyModule}.sha256`;

const hashOfPolicies = (): string => {
  const hash = createHash("sha256");
  for (const directory of [policies, ofTerraformCloud])
    for (const name of readdirSync(directory).sort())
      hash.update(`${name}\0`).update(readFileSync(join(directory, name)));
  return hash.digest("hex");
};

export const isPolicyModuleFresh = (): boolean => readFileSync(made, "utf8").trim() === hashOfPolicies();

/** Makes it anew when the policies have changed, which takes opa. */
export function makePolicyModule(): void {
  if (isPolicyModuleFresh()) return;
  const scratch = mkdtempSync(join(tmpdir(), "schemata-policy-"));
  try {
    const bundle = join(scratch, "bundle.tar.gz");
    const entrypoints = ["main/deny", "main/warn", "terraform_cloud/deny", "terraform_cloud/warn"].flatMap((name) => [
      "--entrypoint",
      name,
    ]);
    execFileSync("opa", ["build", "--target", "wasm", ...entrypoints, "--output", bundle, policies, ofTerraformCloud]);
    // It says on stderr that it takes the slash off.
    execFileSync("tar", ["-xzf", bundle, "-C", scratch, "/policy.wasm"], { stdio: "pipe" });
    writeFileSync(policyModule, gzipSync(readFileSync(join(scratch, "policy.wasm")), { level: 9 }));
    writeFileSync(made, `${hashOfPolicies()}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error("the policies in the examples have changed: install opa, which compiles them", {
      cause: error,
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
