/**
 * Owns a small static server with TLS on loopback that speaks what registries and network mirrors of providers speak.
 * Must not know Terraform, nor how a release is made. Sources: "Provider Registry Protocol" and "Provider Network Mirror Protocol" of
 * Terraform's documentation.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { archive, platform, type Released, version } from "./released.ts";

/** Where it is; `certificate` is the file that Terraform has to trust. */
export interface RegistryServer extends AsyncDisposable {
  readonly host: string;
  readonly certificate: string;
  /** What was asked for, in order. */
  readonly asked: readonly string[];
}

/** Serves the files in `released`; the certificate is made in `directory`. */
export async function serveRegistry(released: Released, directory: string): Promise<RegistryServer> {
  const [key, certificate] = ["server.key", "server.crt"].map((name) => join(directory, name)) as [string, string];
  const options = ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...options, ...files], { stdio: "pipe" });
  const sum = createHash("sha256")
    .update(readFileSync(join(released.directory, archive)))
    .digest("hex");
  const [os, arch] = platform.split("_");
  const sums = `terraform-provider-schemata_${version}_SHA256SUMS`;
  const answers: Readonly<Record<string, unknown>> = {
    "/.well-known/terraform.json": { "providers.v1": "/v1/providers/" },
    "/v1/providers/schemata/schemata/versions": {
      versions: [{ version, protocols: ["6.0"], platforms: [{ os, arch }] }],
    },
    [`/v1/providers/schemata/schemata/${version}/download/${os}/${arch}`]: {
      protocols: ["6.0"],
      os,
      arch,
      filename: archive,
      download_url: `/files/${archive}`,
      shasums_url: `/files/${sums}`,
      shasums_signature_url: `/files/${sums}.sig`,
      shasum: sum,
      signing_keys: { gpg_public_keys: [{ key_id: released.key.id, ascii_armor: released.key.armored }] },
    },
    "/mirror/registry.terraform.io/schemata/schemata/index.json": { versions: { [version]: {} } },
    [`/mirror/registry.terraform.io/schemata/schemata/${version}.json`]: {
      archives: { [platform]: { url: `/files/${archive}`, hashes: [`zh:${sum}`] } },
    },
  };
  const asked: string[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = answers[path];
    if (answer !== undefined) response.setHeader("Content-Type", "application/json").end(JSON.stringify(answer));
    else if (path.startsWith("/files/") && !path.includes(".."))
      response.end(readFileSync(join(released.directory, path.slice(7))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    certificate,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
