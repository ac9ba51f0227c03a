/**
 * Owns the provider in Go that ours is compared with: it is made where there is Go and its modules can be had.
 * Must not know what is compared.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const source = fileURLToPath(new URL("plain-provider", import.meta.url));
const version = "0.0.1";

/** A configuration of its one resource. */
export const plainText = {
  terraform: { required_providers: { plain: { source: "schemata/plain" } } },
  resource: { plain_text: { one: { value: "nothing" } } },
};

/** Makes it into a file-system mirror; says why not where that cannot be. */
export async function makePlainProvider(mirror: string): Promise<string | undefined> {
  const run = promisify(execFile);
  const copy = mkdtempSync(join(tmpdir(), "schemata-plain-provider-"));
  try {
    const names = (await run("go", ["env", "GOOS", "GOARCH"])).stdout.trim().split("\n");
    const place = join(mirror, "registry.terraform.io/schemata/plain", version, names.join("_"));
    mkdirSync(place, { recursive: true });
    // A copy, so that go cannot write beside the source.
    cpSync(source, copy, { recursive: true });
    const program = join(place, `terraform-provider-plain_v${version}`);
    await run("go", ["build", "-mod=readonly", "-buildvcs=false", "-o", program, "."], { cwd: copy });
    return undefined;
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    return code === "ENOENT" ? "there is no go" : `go: ${(stderr ?? message).trim().split("\n").at(-1)}`;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
