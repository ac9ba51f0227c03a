/**
 * Owns the fixture provider as a built program, started as Terraform starts it, and a gRPC client for it.
 * Must not know what the tests ask of it.
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, credentials } from "@grpc/grpc-js";
import { build } from "esbuild";
import { launcher, requireInModules } from "../../scripts/launcher.ts";

export const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** A directory that `remove` takes away. */
export interface Scratch {
  readonly path: string;
  remove(): void;
}

export function scratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), "schemata-protocol-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Builds the fixture provider into a mirror below `directory`. @returns the program's path. */
export const buildFixture = (directory: string): Promise<string> =>
  buildProvider(join(directory, "mirror"), "test/fixture", new URL("./fixture-main.ts", import.meta.url));

/** Builds a provider of the tests into a mirror, as version 0.1.0 of `source`. @returns the program's path. */
export async function buildProvider(mirror: string, source: string, main: URL): Promise<string> {
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const out = join(mirror, "registry.terraform.io", source, "0.1.0", `${process.platform}_${architecture}`);
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [{ in: fileURLToPath(main), out: "main-of-provider" }],
    outdir: out,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunk-[hash]",
    logLevel: "warning",
    banner: { js: requireInModules },
  });
  const program = join(out, `terraform-provider-${source.split("/")[1]}_v0.1.0`);
  writeFileSync(program, launcher("main-of-provider.mjs"));
  chmodSync(program, 0o755);
  writeFileSync(join(out, "package.json"), '{"type":"commonjs"}\n');
  return program;
}

export interface ClientIdentity {
  readonly keyFile: string;
  readonly certificateFile: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** A one-time client certificate as go-plugin makes it: self-signed, P-521. */
export function clientIdentity(directory: string, name = "client"): ClientIdentity {
  const keyFile = join(directory, `${name}.key`);
  const certificateFile = join(directory, `${name}.pem`);
  const options = ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", keyFile, "-out", certificateFile];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521", ...options, ...files],
    {
      stdio: "pipe",
    },
  );
  return { keyFile, certificateFile, key: readFileSync(keyFile), certificate: readFileSync(certificateFile) };
}

/** A started program, and what it wrote so far. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly exit: Promise<number | string>;
  /** Resolves to the first line on stdout; rejects if the program ends without one. */
  readonly firstLine: Promise<string>;
  stdout(): string;
  stderr(): string;
}

const running = new Set<ChildProcessWithoutNullStreams>();
// A test that failed before it ended its program must not leave it behind.
process.on("exit", () => {
  for (const child of running) {
    child.kill("SIGKILL");
  }
});

/** Starts a program with exactly this environment, besides PATH. */
export function start(
  program: string,
  environment: NodeJS.ProcessEnv,
  programArguments: readonly string[] = [],
): Started {
  const child = spawn(program, programArguments, { env: { PATH: process.env.PATH, TMPDIR: tmpdir(), ...environment } });
  running.add(child);
  child.on("exit", () => running.delete(child));
  const written = { stdout: "", stderr: "" };
  const exit = new Promise<number | string>((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      written.stdout += chunk;
      const end = written.stdout.indexOf("\n");
      if (end >= 0) {
        resolve(written.stdout.slice(0, end));
      }
    });
    exit.then((code) => reject(new Error(`ended with ${code} before a line: ${written.stderr}`)));
  });
  firstLine.catch(() => {});
  child.stderr.on("data", (chunk) => {
    written.stderr += chunk;
  });
  return { child, exit, firstLine, stdout: () => written.stdout, stderr: () => written.stderr };
}

/** The environment that Terraform gives a provider. */
export const managedEnvironment = (identity: ClientIdentity): NodeJS.ProcessEnv => ({
  TF_PLUGIN_MAGIC_COOKIE: cookie,
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: identity.certificate.toString(),
});

/** The parts of the handshake line. */
export function parseHandshake(line: string): { readonly socket: string; readonly certificate: string | undefined } {
  const [core, version, network, socket, protocol, der, ...rest] = line.split("|");
  if (core !== "1" || version !== "6" || network !== "unix" || !socket || protocol !== "grpc" || rest.length > 0) {
    throw new Error(`not a handshake: ${line}`);
  }
  const lines = der
    ? (Buffer.from(der, "base64")
        .toString("base64")
        .match(/.{1,64}/g) ?? [])
    : [];
  const certificate = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  return { socket, certificate: der ? certificate : undefined };
}

/** A client on the line's socket: TLS with `identity`, plaintext without. */
export function connect(line: string, identity?: ClientIdentity): Client {
  const { socket, certificate } = parseHandshake(line);
  return new Client(
    `unix:${socket}`,
    identity && certificate
      ? credentials.createSsl(Buffer.from(certificate), identity.key, identity.certificate)
      : credentials.createInsecure(),
    {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.default_authority": "localhost",
      // A connection for each client, as Terraform's are; else grpc-js shares one between equal clients.
      "grpc.use_local_subchannel_pool": 1,
    },
  );
}

interface RequestCodec<T> {
  encode(message: T): { finish(): Uint8Array };
}
interface ResponseCodec<T> {
  decode(bytes: Uint8Array): T;
}

/** Calls `service/name` of the provider. Rejects with grpc-js's ServiceError. */
export const request = <Q, A>(
  client: Client,
  name: string,
  codecs: { readonly Request: RequestCodec<Q>; readonly Response: ResponseCodec<A> },
  message: Q,
  service = "tfplugin6.Provider",
): Promise<A> =>
  new Promise((resolve, reject) => {
    client.makeUnaryRequest<Q, A>(
      `/${service}/${name}`,
      (value) => Buffer.from(codecs.Request.encode(value).finish()),
      (bytes) => codecs.Response.decode(bytes),
      message,
      (error, response) => (error ? reject(error) : resolve(response as A)),
    );
  });

const empty = { Request: { encode: () => ({ finish: () => new Uint8Array() }) }, Response: { decode: () => ({}) } };

/** go-plugin's Shutdown. */
export const shutdown = (client: Client): Promise<object> =>
  request(client, "Shutdown", empty, {}, "plugin.GRPCController");

/** Resolves when `condition` holds. @throws after `limit` milliseconds. */
export async function until(condition: () => boolean, limit = 5000): Promise<void> {
  const end = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error("waited too long");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
