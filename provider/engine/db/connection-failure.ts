/**
 * Owns what is said when a connection cannot be made: what happened, where, and what to do.
 * Must not know how a connection is opened.
 */
import { type Diagnostic, error, type PathStep } from "../diagnostic.ts";
import { isFromServer } from "./errors.ts";
import { redact } from "./redaction.ts";
import type { ConnectionSettings, SettingName } from "./settings.ts";

/** The server asked for a password and there is none. */
export class PasswordMissing extends Error {}

/** `host` as people know it: "db.example.com:5432", or the socket's path. */
export const printServer = (settings: ConnectionSettings): string =>
  settings.host.startsWith("/")
    ? `${settings.host}/.s.PGSQL.${settings.port}`
    : `${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${settings.port}`;

/** What went wrong, with the attribute to look at. */
interface Explanation {
  readonly summary: string;
  readonly detail: string;
  readonly about: SettingName;
}

/** Turns what the driver threw while connecting into a diagnostic. Secrets are taken out of every text. */
export function connectionFailure(raw: unknown, settings: ConnectionSettings): Diagnostic {
  const explanation = isFromServer(raw) ? fromServer(raw as ServerError, settings) : fromNetwork(raw, settings);
  const source = settings.sources[explanation.about];
  const from =
    source === undefined || source === explanation.about ? "" : ` (${explanation.about} comes from ${source})`;
  return error(
    redact(explanation.summary, settings.secrets),
    redact(`${explanation.detail}${from}`, settings.secrets),
    {
      path: pathOf(explanation.about, source),
    },
  );
}

const pathOf = (about: SettingName, source: string | undefined): readonly PathStep[] => [
  { attribute: source === "url" ? "url" : about === "hostaddr" ? "host" : about },
];

interface ServerError {
  readonly code: string;
  readonly message: string;
}

function fromServer(raw: ServerError, settings: ConnectionSettings): Explanation {
  const server = printServer(settings);
  const said = `PostgreSQL at ${server} says: ${raw.message} (SQLSTATE ${raw.code}).`;
  const user = JSON.stringify(settings.username);
  const database = JSON.stringify(settings.database);
  switch (raw.code) {
    case "28P01":
      return {
        summary: `Wrong password for user ${user}`,
        detail: `${said}\nCheck the user and the password; the same answer comes when the role does not exist or has no password.`,
        about: "password",
      };
    case "28000":
      return {
        summary: `The server does not let user ${user} in`,
        detail: `${said}\nEither pg_hba.conf has no line for this host, user, database and encryption, or the role does not exist or may not log in. If it says "no encryption", set sslmode = "require".`,
        about: "username",
      };
    case "3D000":
      return {
        summary: `Database ${database} does not exist`,
        detail: `${said}\nCreate it (CREATE DATABASE), or correct the name; without one, the name of the user is taken.`,
        about: "database",
      };
    case "42501":
      return {
        summary: `User ${user} may not connect to database ${database}`,
        detail: `${said}\nIts owner can allow it: GRANT CONNECT ON DATABASE … TO …`,
        about: "database",
      };
    case "53300":
      return {
        summary: `Too many connections at ${server}`,
        detail: `${said}\nAn apply needs two. Close some, raise max_connections or the limit of the role or database, or run fewer applies at once.`,
        about: "host",
      };
    case "57P03":
      return {
        summary: `The server at ${server} takes no connections now`,
        detail: `${said}\nIt is starting up, shutting down or recovering: try again.`,
        about: "host",
      };
    default:
      return { summary: `Cannot connect to ${server}`, detail: said, about: "host" };
  }
}

/** Errors of Node's sockets and TLS carry a code; of several attempts (IPv6, IPv4) the first one that has a code counts. */
function networkCode(raw: unknown): string {
  const { code, errors } = raw as { code?: unknown; errors?: readonly { code?: unknown }[] };
  return String(code ?? errors?.find((one) => one.code !== undefined)?.code ?? "");
}

function fromNetwork(raw: unknown, settings: ConnectionSettings): Explanation {
  const code = networkCode(raw);
  const server = printServer(settings);
  const message = raw instanceof Error ? raw.message : String(raw);
  if (raw instanceof PasswordMissing)
    return {
      summary: `A password is needed for user ${JSON.stringify(settings.username)}`,
      detail: `PostgreSQL at ${server} asks for one. Set "password", PGPASSWORD, or a line in the password file (PGPASSFILE).`,
      about: "password",
    };
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_NODATA":
      return {
        summary: `Unknown host ${JSON.stringify(settings.address ?? settings.host)}`,
        detail: `${code === "EAI_AGAIN" ? "The name service does not answer" : "No address is known for this name"} (${code}). Check the spelling, and whether the name can be resolved on the machine that runs this.`,
        about: "host",
      };
    case "ECONNREFUSED":
      return {
        summary: `Nothing listens at ${server}`,
        detail:
          "The connection was refused. Check the host and the port, that the server runs, and that listen_addresses includes this address.",
        about: "host",
      };
    case "ENOENT":
    case "EACCES":
      return {
        summary: `No socket at ${server}`,
        detail: `${code === "EACCES" ? "It may not be opened by this user" : "There is no such socket"} (${code}). Check the directory (unix_socket_directories on the server) and the port.`,
        about: "host",
      };
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return unreachable(server, `The network says ${code}.`);
  }
  if (message === "timeout expired")
    return unreachable(server, `No answer within connect_timeout (${settings.connectTimeout / 1_000} s).`);
  return fromTls(code, message, server, settings);
}

const unreachable = (server: string, why: string): Explanation => ({
  summary: `No answer from ${server}`,
  detail: `${why} A firewall or security group may drop the packets, or a private network or tunnel is needed.`,
  about: "host",
});

function fromTls(code: string, message: string, server: string, settings: ConnectionSettings): Explanation {
  if (message === "The server does not support SSL connections")
    return {
      summary: `The server at ${server} offers no TLS`,
      detail: `sslmode ${JSON.stringify(settings.tls.mode)} asks for it. Switch it on at the server (ssl = on), or set sslmode = "prefer" if the network is trusted.`,
      about: "sslmode",
    };
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return {
      summary: `The certificate of ${server} is for another host`,
      detail: `${message}\nsslmode "verify-full" demands that the host is named in it: connect by a name that is, or use "verify-ca" if the authority signs no strangers.`,
      about: "host",
    };
  if (code === "CERT_HAS_EXPIRED")
    return {
      summary: `The certificate of ${server} has expired`,
      detail: "Renew it at the server (or the authority's, if that one expired), and check the clock of this machine.",
      about: "sslrootcert",
    };
  if (/CERT|ISSUER|SIGNATURE|SIGNED/.test(code))
    return {
      summary: `The certificate of ${server} is not trusted`,
      detail: `${message} (${code}). sslrootcert has to name the authority that signed it${settings.tls.root === "system" ? ', not "system"' : ""}.`,
      about: "sslrootcert",
    };
  if (/SSL|TLS|EPROTO/.test(code) || message.includes("SSL"))
    return {
      summary: `TLS with ${server} failed`,
      detail: `${message} (${code || "no code"}). Check sslmode, the client's certificate and key, and the protocol versions that both sides allow.`,
      about: settings.tls.certificate === undefined ? "sslmode" : "sslcert",
    };
  if (code === "ECONNRESET" || message === "Connection terminated unexpectedly")
    return {
      summary: `${server} closed the connection`,
      detail:
        "It answered, then hung up before the session began. Perhaps it is no PostgreSQL, or a proxy or firewall is in between; the server's log may say more.",
      about: "host",
    };
  return {
    summary: `Cannot connect to ${server}`,
    detail: `${message}${code === "" ? "" : ` (${code})`}`,
    about: "host",
  };
}
