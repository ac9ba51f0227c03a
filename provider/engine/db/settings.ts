/**
 * Owns ConnectionSettings: which server, database and role, from the arguments, the URL and libpq's environment.
 * Must not know how a connection is opened. A function of its arguments: files come in through LocalFiles.
 */
import { type Diagnostic, error, hasErrors, type Outcome, warning } from "../diagnostic.ts";
import { parseDuration } from "./duration.ts";
import { type LocalFiles, localFiles } from "./local-files.ts";
import { passwordFromFile } from "./passfile.ts";
import { readService } from "./service-file.ts";
import { readTls, type TlsSettings } from "./tls.ts";
import { type Parameters, parseUrl } from "./url.ts";

/** The provider's connection arguments as written; null, undefined and "" all mean "not given". */
export interface ConnectionArguments {
  readonly url?: string | null | undefined;
  readonly host?: string | null | undefined;
  readonly port?: number | string | null | undefined;
  readonly database?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly sslmode?: string | null | undefined;
  /** Paths, or PEM text. */
  readonly sslrootcert?: string | null | undefined;
  readonly sslcert?: string | null | undefined;
  readonly sslkey?: string | null | undefined;
  /** Seconds as for libpq, or a duration with a unit. */
  readonly connect_timeout?: number | string | null | undefined;
  readonly role?: string | null | undefined;
  readonly pooling?: string | null | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings whose origin an error message names. */
export type SettingName =
  | "host"
  | "hostaddr"
  | "port"
  | "database"
  | "username"
  | "password"
  | "sslmode"
  | "sslrootcert"
  | "sslcert"
  | "sslkey"
  | "connect_timeout"
  | "options";

/** Where a value comes from, for people: "host", "url", "PGHOST", "service shop", "the default". */
export type Sources = Readonly<Partial<Record<SettingName, string>>>;

/** How a server is reached, completed by the environment as libpq does (manual, 34.1.2 and 34.15). */
export interface ConnectionSettings {
  /** A name, an address, or a directory of Unix sockets when it starts with "/". */
  readonly host: string;
  /** libpq's hostaddr: connect there, verify `host`. */
  readonly address: string | undefined;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly tls: TlsSettings;
  /** Milliseconds; 0 waits as long as the operating system does. */
  readonly connectTimeout: number;
  /** SET ROLE after connecting. */
  readonly role: string | undefined;
  /** "session": the server is reached through a pooler that keeps one server session for each client session. */
  readonly pooling: "none" | "session";
  /** libpq's options, e.g. "-c geqo=off". */
  readonly options: string | undefined;
  readonly sources: Sources;
  /** Texts that must never be shown; see `redact`. */
  readonly secrets: readonly string[];
}

/** libpq waits for ever by default, which in a pipeline is worse than an error. */
const defaultConnectTimeout = 30_000;

/** argument, libpq's keyword in URIs and service files, libpq's environment variable */
const names: readonly (readonly [SettingName, keyof ConnectionArguments | undefined, string, string])[] = [
  ["host", "host", "host", "PGHOST"],
  ["hostaddr", undefined, "hostaddr", "PGHOSTADDR"],
  ["port", "port", "port", "PGPORT"],
  ["database", "database", "dbname", "PGDATABASE"],
  ["username", "username", "user", "PGUSER"],
  ["password", "password", "password", "PGPASSWORD"],
  ["sslmode", "sslmode", "sslmode", "PGSSLMODE"],
  ["sslrootcert", "sslrootcert", "sslrootcert", "PGSSLROOTCERT"],
  ["sslcert", "sslcert", "sslcert", "PGSSLCERT"],
  ["sslkey", "sslkey", "sslkey", "PGSSLKEY"],
  ["connect_timeout", "connect_timeout", "connect_timeout", "PGCONNECT_TIMEOUT"],
  ["options", undefined, "options", "PGOPTIONS"],
];

type Found = Partial<Record<SettingName, { readonly value: string; readonly source: string }>>;

/**
 * Reads the settings: argument, then the part of `url`, then the service (PGSERVICE), then libpq's environment
 * (manual, 34.15), then the default. Diagnostics name the attribute; they never show the URL or the password.
 */
export function readSettings(
  args: ConnectionArguments,
  environment: Environment = process.env,
  files: LocalFiles = localFiles(),
): Outcome<ConnectionSettings> {
  const url = text(args.url) === undefined ? {} : parseUrl(text(args.url)!);
  if (typeof url === "string")
    return failed(error("Cannot read the connection URL", url, { path: [{ attribute: "url" }] }));
  const serviceName = url.service ?? text(environment.PGSERVICE);
  const service =
    serviceName === undefined
      ? {}
      : readService(
          serviceName,
          files,
          url.servicefile ?? text(environment.PGSERVICEFILE),
          text(environment.PGSYSCONFDIR),
        );
  if (typeof service === "string")
    return failed(
      error(`No connection service ${JSON.stringify(serviceName)}`, `Searched in vain: ${service}.`, {
        path: [{ attribute: "url" }],
      }),
    );

  const found = collect(args, url, service, `service ${serviceName}`, environment);
  const diagnostics: Diagnostic[] = [];
  const refuse = (name: SettingName, summary: string, detail: string) =>
    diagnostics.push(error(summary, `${detail}${origin(found, name)}`, pathOf(found, name)));

  const port = Number(found.port?.value ?? 5432);
  if (!/^\d+$/.test(found.port?.value ?? "5432") || port < 1 || port > 65535)
    refuse("port", `Not a port: ${JSON.stringify(found.port?.value)}`, "A port is a number from 1 to 65535.");
  const host = found.host?.value ?? found.hostaddr?.value ?? defaultSocketDirectory(port, files);
  if (host === undefined)
    refuse(
      "host",
      "No server is named",
      'Set "host" or "url", or PGHOST in the environment. No server listens on a local socket either, and localhost is never guessed.',
    );
  else if (host.includes(","))
    refuse("host", "Several hosts are named", "A schema is changed on one server: name the one that takes writes.");
  const username = found.username?.value ?? files.user;
  if (username === undefined)
    refuse(
      "username",
      "No user is named",
      'Set "username" or PGUSER; the operating system\'s user, who is the default, has no name here.',
    );

  const tls = readTls(
    {
      sslmode: found.sslmode?.value,
      sslrootcert: found.sslrootcert?.value,
      sslcert: found.sslcert?.value,
      sslkey: found.sslkey?.value,
    },
    files,
  );
  if ("attribute" in tls) refuse(tls.attribute, `TLS cannot be set up as asked: ${tls.attribute}`, tls.text);
  const timeout = connectTimeout(found, diagnostics);
  const pooling = text(args.pooling) ?? "none";
  if (pooling !== "none" && pooling !== "session")
    diagnostics.push(
      error(
        `Unknown pooling ${JSON.stringify(pooling)}`,
        'It is "none" or "session". A pooler in transaction mode cannot be used: locks and settings of a session would be lost between statements.',
        { path: [{ attribute: "pooling" }] },
      ),
    );
  if (hasErrors(diagnostics) || host === undefined || username === undefined || "attribute" in tls)
    return { diagnostics };

  const database = found.database?.value ?? username;
  const password =
    found.password ?? filePassword({ host, port, database, username }, url, environment, files, diagnostics);
  diagnostics.push(...withoutEffect(url));
  return {
    value: {
      host,
      address: found.hostaddr?.value,
      port,
      database,
      username,
      password: password?.value,
      tls,
      connectTimeout: timeout,
      role: text(args.role),
      pooling: pooling === "session" ? "session" : "none",
      options: found.options?.value,
      sources: Object.fromEntries(
        Object.entries({ ...found, ...(password === undefined ? {} : { password }) }).map(([name, { source }]) => [
          name,
          source,
        ]),
      ),
      secrets: [password?.value, tls.key].filter((secret) => secret !== undefined),
    },
    diagnostics,
  };
}

const failed = (diagnostic: Diagnostic): Outcome<ConnectionSettings> => ({ diagnostics: [diagnostic] });

const text = (value: string | number | null | undefined): string | undefined =>
  value === undefined || value === null || value === "" ? undefined : String(value);

function collect(
  args: ConnectionArguments,
  url: Parameters,
  service: Parameters,
  serviceLabel: string,
  environment: Environment,
): Found {
  const found: Found = {};
  for (const [name, argument, keyword, variable] of names) {
    const candidates: readonly (readonly [string | undefined, string])[] = [
      [argument === undefined ? undefined : text(args[argument]), argument ?? ""],
      [text(url[keyword]), "url"],
      [text(service[keyword]), serviceLabel],
      [text(environment[variable]), variable],
    ];
    const first = candidates.find(([value]) => value !== undefined);
    if (first?.[0] !== undefined) found[name] = { value: first[0], source: first[1] };
  }
  // A host that is an argument must not be overruled by an address from further away, nor the URL's by PGHOSTADDR.
  if (found.hostaddr !== undefined && found.host !== undefined && found.hostaddr.source !== found.host.source) {
    const bothFromEnvironment = found.hostaddr.source === "PGHOSTADDR" && found.host.source === "PGHOST";
    if (!bothFromEnvironment) delete found.hostaddr;
  }
  return found;
}

/** " (from PGPORT)", where the attribute alone does not tell. */
function origin(found: Found, name: SettingName): string {
  const source = found[name]?.source;
  return source === undefined || source === name ? "" : ` (The value comes from ${source}.)`;
}

function pathOf(found: Found, name: SettingName): Pick<Diagnostic, "path"> {
  return { path: [{ attribute: found[name]?.source === "url" ? "url" : name === "hostaddr" ? "host" : name }] };
}

const defaultSocketDirectory = (port: number, files: LocalFiles): string | undefined =>
  files.socketDirectories.find((directory) => files.exists(`${directory}/.s.PGSQL.${port}`));

function connectTimeout(found: Found, diagnostics: Diagnostic[]): number {
  const written = found.connect_timeout?.value;
  if (written === undefined) return defaultConnectTimeout;
  // libpq: zero, negative or nothing means to wait for ever.
  if (/^-\d+$/.test(written)) return 0;
  const outcome = parseDuration(written, { bare: 1_000, ...pathOf(found, "connect_timeout") });
  diagnostics.push(...outcome.diagnostics);
  return outcome.value ?? 0;
}

function filePassword(
  place: { readonly host: string; readonly port: number; readonly database: string; readonly username: string },
  url: Parameters,
  environment: Environment,
  files: LocalFiles,
  diagnostics: Diagnostic[],
): { value: string; source: string } | undefined {
  const path = text(url.passfile) ?? text(environment.PGPASSFILE) ?? files.paths.passfile;
  const host = files.socketDirectories.includes(place.host) ? "localhost" : place.host;
  const result = passwordFromFile(path, { ...place, host, port: String(place.port) }, files);
  diagnostics.push(...result.diagnostics);
  return result.password === undefined ? undefined : { value: result.password, source: path };
}

/** What a URL may ask of libpq for its safety and cannot be given here is said, not passed over. */
function withoutEffect(url: Parameters): readonly Diagnostic[] {
  const asked = [
    url.channel_binding === "require" ? "channel_binding=require" : undefined,
    url.gssencmode === "require" ? "gssencmode=require" : undefined,
    ...["require_auth", "requirepeer", "sslcrl", "sslcrldir", "sslpassword", "ssl_min_protocol_version"].map((name) =>
      url[name] === undefined ? undefined : name,
    ),
  ].filter((name) => name !== undefined);
  return asked.length === 0
    ? []
    : [
        warning(
          `Without effect in the connection URL: ${asked.join(", ")}`,
          "This client does not support it. The connection is made with the other settings; sslmode=verify-full is the strongest check of the server.",
          { path: [{ attribute: "url" }] },
        ),
      ];
}
