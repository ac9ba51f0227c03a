/**
 * Owns what sslmode, sslrootcert, sslcert and sslkey mean (manual, 34.19), down to the options of node:tls.
 * Must not know where the settings were written, nor how a connection is opened.
 */
import type { ConnectionOptions } from "node:tls";
import type { LocalFiles } from "./local-files.ts";

export const tlsModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
export type TlsMode = (typeof tlsModes)[number];

export interface TlsSettings {
  readonly mode: TlsMode;
  /** PEM text of the trusted authorities, "system" for the runtime's own list, undefined when nothing is verified. */
  readonly root: string | undefined;
  /** PEM text of the client's certificate and key. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** The attribute at fault and one sentence on it. */
export interface TlsProblem {
  readonly attribute: "sslmode" | "sslrootcert" | "sslcert" | "sslkey";
  readonly text: string;
}

export interface TlsInput {
  readonly sslmode: string | undefined;
  readonly sslrootcert: string | undefined;
  readonly sslcert: string | undefined;
  readonly sslkey: string | undefined;
}

const isPem = (text: string): boolean => text.trimStart().startsWith("-----BEGIN ");

/**
 * Reads the files as libpq does: a named file has to be there; the defaults under ~/.postgresql count when they are.
 * PEM text in place of a path is accepted. "system" as sslrootcert asks for verify-full, as in libpq 16 and later.
 */
export function readTls(input: TlsInput, files: LocalFiles): TlsSettings | TlsProblem {
  const wanted = input.sslmode ?? (input.sslrootcert === "system" ? "verify-full" : "prefer");
  const mode = tlsModes.find((known) => known === wanted);
  if (mode === undefined)
    return { attribute: "sslmode", text: `${JSON.stringify(wanted)} is none of ${tlsModes.join(", ")}.` };
  if (input.sslrootcert === "system" && mode !== "verify-full")
    return {
      attribute: "sslmode",
      text: `With sslrootcert "system" only "verify-full" is safe, not ${JSON.stringify(mode)}.`,
    };
  const none = { mode, root: undefined, certificate: undefined, key: undefined };
  if (mode === "disable") return none;
  const root = authorities(input.sslrootcert, mode, files);
  if (typeof root === "object") return root;
  const certificate = material(input.sslcert, files.paths.certificate, files);
  if (certificate === missing) return { attribute: "sslcert", text: `There is no readable file ${input.sslcert}.` };
  if (certificate === undefined) return { ...none, root };
  const key = material(input.sslkey, files.paths.key, files);
  if (key === missing || key === undefined)
    return {
      attribute: "sslkey",
      text: `There is no readable file ${input.sslkey ?? files.paths.key} with the key of the client's certificate.`,
    };
  const open =
    input.sslkey !== undefined && isPem(input.sslkey) ? undefined : openKey(input.sslkey ?? files.paths.key, files);
  return open ?? { mode, root, certificate, key };
}

const missing = Symbol("missing");

/** PEM text; undefined when nothing was named and the default file is not there; `missing` when what was named is not. */
function material(named: string | undefined, standard: string, files: LocalFiles): string | undefined | typeof missing {
  if (named === undefined) return files.read(standard);
  return isPem(named) ? named : (files.read(named) ?? missing);
}

function authorities(named: string | undefined, mode: TlsMode, files: LocalFiles): string | undefined | TlsProblem {
  if (named === "system") return "system";
  const root = material(named, files.paths.rootCertificate, files);
  if (root === missing) return { attribute: "sslrootcert", text: `There is no readable file ${named}.` };
  if (root === undefined && mode.startsWith("verify"))
    return {
      attribute: "sslrootcert",
      text: `sslmode ${JSON.stringify(mode)} needs the certificate of the authority that signed the server's; ${files.paths.rootCertificate} is not there. Name the file, or write "system" (with verify-full) to trust what this machine trusts.`,
    };
  return root;
}

/** libpq's rule: a private key belongs to the user with 0600 or less, or to root with 0640 or less. */
function openKey(path: string, files: LocalFiles): TlsProblem | undefined {
  const permissions = files.permissions(path);
  if (permissions === undefined || (permissions.bits & (permissions.root ? 0o037 : 0o077)) === 0) return undefined;
  return {
    attribute: "sslkey",
    text: `Others can read the private key ${path} (mode 0${permissions.bits.toString(8)}). As for libpq, its permissions have to be u=rw (0600) or less, or 0640 when root owns it.`,
  };
}

/**
 * The options of node:tls for one attempt. As in libpq the chain is verified whenever authorities are known, whatever
 * the mode; the name only with verify-full.
 */
export function tlsOptions(tls: TlsSettings, host: string): ConnectionOptions {
  return {
    host,
    rejectUnauthorized: tls.root !== undefined,
    ...(tls.root === undefined || tls.root === "system" ? {} : { ca: tls.root }),
    ...(tls.certificate === undefined ? {} : { cert: tls.certificate }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
    ...(tls.mode === "verify-full" ? {} : { checkServerIdentity: () => undefined }),
  };
}

/** The attempts that a mode makes, in order: with TLS or without (manual, table 34.1). Sockets know no TLS. */
export function tlsAttempts(mode: TlsMode, isSocket: boolean): readonly ("tls" | "plain")[] {
  if (isSocket || mode === "disable") return ["plain"];
  if (mode === "allow") return ["plain", "tls"];
  if (mode === "prefer") return ["tls", "plain"];
  return ["tls"];
}
