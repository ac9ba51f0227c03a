/**
 * Owns the handshake: how the program was started, and the first line on stdout (protocol facts, "Handshake").
 * Must not know gRPC or the provider.
 */

const cookieName = "TF_PLUGIN_MAGIC_COOKIE";
const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const protocolVersion = 6;

/** How the program was started. */
export type Start =
  /** By Terraform: TLS both ways, one host, its end is ours. */
  | { readonly mode: "managed"; readonly clientCertificate: string }
  /** By hand with the cookie, or with `-debug`: plaintext, any number of hosts one after another (TF_REATTACH_PROVIDERS). */
  | { readonly mode: "reattach"; readonly printsReattach: boolean }
  /** Not as a plugin, or by a host of another protocol: `reason` is for stderr. */
  | { readonly mode: "refused"; readonly reason: string };

/** Reads from arguments and environment how the program was started. */
export function readStart(programArguments: readonly string[], environment: NodeJS.ProcessEnv): Start {
  if (programArguments.includes("-debug") || programArguments.includes("--debug")) {
    return { mode: "reattach", printsReattach: true };
  }
  if (environment[cookieName] !== cookie) {
    return {
      mode: "refused",
      reason:
        "This program is a Terraform provider: Terraform starts it, it is not meant to be run by hand. " +
        "To debug it, start it with -debug and do what it prints.",
    };
  }
  const offered = environment.PLUGIN_PROTOCOL_VERSIONS;
  if (offered && !offered.split(",").some((version) => Number(version) === protocolVersion)) {
    return {
      mode: "refused",
      reason: `This provider speaks protocol 6 (Terraform 1.0 or later); the host that started it offers: ${offered}.`,
    };
  }
  const clientCertificate = environment.PLUGIN_CLIENT_CERT;
  return clientCertificate ? { mode: "managed", clientCertificate } : { mode: "reattach", printsReattach: false };
}

/** Where the server listens. */
export type Address =
  | { readonly network: "unix"; readonly path: string }
  | { readonly network: "tcp"; readonly port: number };

const addressText = (address: Address): string =>
  address.network === "unix" ? address.path : `127.0.0.1:${address.port}`;

/** The first line on stdout, with its end. */
export const handshakeLine = (address: Address, certificate: Buffer | undefined): string =>
  `1|${protocolVersion}|${address.network}|${addressText(address)}|grpc|${
    certificate?.toString("base64").replace(/=+$/, "") ?? ""
  }\n`;

/** What `-debug` prints: the environment that makes Terraform use this process. @param provider e.g. `registry.terraform.io/schemata/schemata` */
export function reattachText(providers: readonly string[], address: Address, processId: number): string {
  const attachment = {
    Protocol: "grpc",
    ProtocolVersion: protocolVersion,
    Pid: processId,
    Test: true,
    Addr: { Network: address.network, String: addressText(address) },
  };
  const value = JSON.stringify(Object.fromEntries(providers.map((provider) => [provider, attachment])));
  return `Provider started. In another terminal, run Terraform with:\n\n\tTF_REATTACH_PROVIDERS='${value}'\n\nStop it with Ctrl-C.\n`;
}
