/**
 * Owns the provider's configuration and the lists that it serves.
 * Must not know any resource, nor the wire.
 */

import { checkArguments } from "./arguments.ts";
import { parseDuration } from "./engine/db/duration.ts";
import type { ConnectionArguments } from "./engine/db/settings.ts";
import { type Diagnostic, error, hasErrors } from "./engine/diagnostic.ts";
import { approvalProblem } from "./engine/safety/approval.ts";
import type { Severity } from "./engine/safety/finding.ts";
import { rules } from "./engine/safety/rules/index.ts";
import { resources } from "./resources/index.ts";
import { Server, type ServerOptions } from "./resources/server.ts";
import {
  bool,
  isUnknown,
  isWhollyKnown,
  list,
  map,
  number,
  provider,
  string,
  types,
  type Value,
} from "./terraform/framework/index.ts";

const optional = true as const;

const attributes = {
  url: string({
    optional,
    sensitive: true,
    description:
      "Connection URI, `postgresql://user@host:5432/database?sslmode=verify-full`. Other arguments take precedence over its parts.",
  }),
  host: string({
    optional,
    description: "Server's name or address, or the directory of its Unix socket. Default `PGHOST`.",
  }),
  port: number({ optional, description: "Port. Default `PGPORT`, else 5432." }),
  database: string({
    optional,
    description: "Database. Default `PGDATABASE`, else the user's name. A resource may name another.",
  }),
  username: string({ optional, description: "User. Default `PGUSER`." }),
  password: string({
    optional,
    sensitive: true,
    description: "Password; may be an ephemeral value. Default `PGPASSWORD`, else the password file.",
  }),
  sslmode: string({
    optional,
    description:
      "`disable`, `allow`, `prefer` (the default), `require`, `verify-ca` or `verify-full`, as libpq has them.",
  }),
  sslrootcert: string({
    optional,
    description: "Certificates that the server's is verified against: a file, PEM text, or `system`.",
  }),
  sslcert: string({ optional, description: "Client certificate: a file or PEM text." }),
  sslkey: string({ optional, sensitive: true, description: "Key of the client certificate: a file or PEM text." }),
  connect_timeout: string({
    optional,
    description: 'How long to wait for a connection, e.g. `"10s"`; a bare number counts seconds. Default 30 seconds.',
  }),
  role: string({
    optional,
    description: "Role to take on after connecting (SET ROLE), so that it owns what is created.",
  }),
  pooling: string({
    optional,
    description:
      '`"none"` (the default), or `"session"` when a pooler in session mode stands before the server. Transaction pooling is refused.',
  }),
  shadow: string({
    optional,
    sensitive: true,
    description:
      'Where plans are elaborated and proven: `"embedded"` (the default), inside the provider; `"server"`, a scratch database on the target\'s server (needs CREATEDB); or the URL of an empty database.',
  }),
  history_schema: string({
    optional,
    description: "Schema of the history in the target database. Default `schemata`.",
  }),
  lock_timeout: string({
    optional,
    description: 'How long a statement waits for its locks before it is tried again. Default `"500ms"`.',
  }),
  lock_wait_limit: string({ optional, description: 'How long it is tried again in all. Default `"10m"`.' }),
  build_wait_limit: string({
    optional,
    description: 'How long a concurrent index build waits for old transactions. Default `"1h"`.',
  }),
  statement_timeout: string({
    optional,
    description: 'Limit for statements that should be quick; scans and index builds have none. Default `"60s"`.',
  }),
  probe_timeout: string({
    optional,
    description: "Limit for a query that probes live data. Reserved: this version probes nothing.",
  }),
  probe_row_limit: number({
    optional,
    description: "Rows up to which live data is probed exactly. Reserved: this version probes nothing.",
  }),
  policy: map(types.string, {
    optional,
    description: "Severity per safety rule: `error`, `warning`, `notice` or `off`.",
  }),
  allow: list(types.string, {
    optional,
    description:
      'Findings that are accepted in every resource, as `"rule:name"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.',
  }),
  show_values: bool({ optional, description: "Whether row values may be shown in errors. Default false." }),
} as const;

const connectionNames = [
  "url",
  "host",
  "port",
  "database",
  "username",
  "password",
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "connect_timeout",
  "role",
  "pooling",
] as const satisfies readonly (keyof ConnectionArguments)[];

type Configuration = Readonly<Record<string, Value>>;

const known = <T>(config: Configuration, name: string): T | undefined => {
  const value = config[name];
  return value === null || value === undefined || isUnknown(value) ? undefined : (value as T);
};

const limitNames = {
  lock_timeout: "lockTimeout",
  lock_wait_limit: "lockWaitLimit",
  build_wait_limit: "buildWaitLimit",
  statement_timeout: "statementTimeout",
} as const;

/** The options that the configuration says; what is wrong with them. */
function readOptions(config: Configuration): { options: ServerOptions; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const limits: Record<string, number> = {};
  for (const [attribute, name] of Object.entries(limitNames)) {
    const text = known<string>(config, attribute);
    if (text === undefined) continue;
    const { value, diagnostics: found } = parseDuration(text, { path: [{ attribute }] });
    diagnostics.push(...found);
    if (value !== undefined) limits[name] = value;
  }
  const shadow = known<string>(config, "shadow") ?? (process.env.SCHEMATA_SHADOW || "embedded");
  if (!/^(embedded|server|postgres(ql)?:\/\/.*)$/s.test(shadow))
    diagnostics.push(
      error(
        "shadow is none of its kinds",
        'It is "embedded", "server", or the URL of an empty database, postgresql://… (also as SCHEMATA_SHADOW).',
        {
          path: [{ attribute: "shadow" }],
        },
      ),
    );
  const policy = (known<Record<string, string>>(config, "policy") ?? {}) as Record<string, Severity | "off">;
  diagnostics.push(
    ...checkPolicy(policy),
    ...checkApprovals(known<readonly Value[]>(config, "allow") ?? []),
    ...checkArguments(config),
  );
  // The plan's text says which shadow was used, so planning waits for that as well.
  const unknown = [...connectionNames, "shadow"].some((name) => !isWhollyKnown(config[name] ?? null));
  const options: ServerOptions = {
    arguments: unknown
      ? undefined
      : (Object.fromEntries(
          connectionNames.map((name) => [
            name,
            config[name] === null ? null : typeof config[name] === "object" ? String(config[name]) : config[name],
          ]),
        ) as ConnectionArguments),
    shadow,
    historySchema: known<string>(config, "history_schema") ?? "schemata",
    limits,
    policy,
    allow: (known<readonly Value[]>(config, "allow") ?? []).filter((entry) => typeof entry === "string"),
    showValues: known<boolean>(config, "show_values") ?? false,
  };
  return { options, diagnostics };
}

/** Severities are words, and rules have names. */
export function checkPolicy(policy: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const names = new Set(rules.map((rule) => rule.name));
  return Object.entries(policy).flatMap(([rule, severity]) => {
    const path = [{ attribute: "policy" }, { key: rule }];
    if (!names.has(rule))
      return [error(`There is no safety rule ${rule}`, `The rules are: ${[...names].join(", ")}.`, { path })];
    return ["error", "warning", "notice", "off"].includes(severity)
      ? []
      : [error(`${severity} is no severity`, "A rule's severity is error, warning, notice or off.", { path })];
  });
}

/** Approvals name rules that exist, and days of the calendar. */
const checkApprovals = (entries: readonly Value[]): readonly Diagnostic[] =>
  entries.flatMap((entry, index) => {
    const names = rules.map((rule) => rule.name);
    const wrong = typeof entry === "string" ? approvalProblem(entry, names) : undefined;
    if (wrong === undefined) return [];
    return [error(`allow: ${wrong.problem}`, wrong.remedy, { path: [{ attribute: "allow" }, { index }] })];
  });

export const schemata = provider<Server, typeof attributes>({
  schema: {
    version: 0,
    description:
      "PostgreSQL schema changes in `terraform plan` and `terraform apply`: the exact SQL, what it locks, what it risks.",
    attributes,
  },
  resources,
  dataSources: [],
  functions: [],
  validate: ({ config }) => ({ diagnostics: readOptions(config as unknown as Configuration).diagnostics }),
  configure: ({ config }) => {
    const { options, diagnostics } = readOptions(config as unknown as Configuration);
    return hasErrors(diagnostics) ? { diagnostics } : { provider: new Server(options), diagnostics };
  },
  close: (server) => server.close(),
});
