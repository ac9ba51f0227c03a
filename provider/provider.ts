/**
 * Owns what the provider makes of its arguments, and the lists that it serves.
 * Must not know any resource, nor the wire.
 */

import { checkArguments } from "./arguments.ts";
import { attributes } from "./attributes.ts";
import { parseDuration } from "./engine/db/duration.ts";
import type { ConnectionArguments } from "./engine/db/settings.ts";
import { type Diagnostic, error, hasErrors } from "./engine/diagnostic.ts";
import { approvalProblem } from "./engine/safety/approval.ts";
import type { Severity } from "./engine/safety/finding.ts";
import { rules } from "./engine/safety/rules/index.ts";
import { resources } from "./resources/index.ts";
import { Server, type ServerOptions } from "./resources/server.ts";
import { isUnknown, isWhollyKnown, provider, type Value } from "./terraform/framework/index.ts";

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
  probe_timeout: "probeTimeout",
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
  const rows = known<unknown>(config, "probe_row_limit");
  if (rows !== undefined) limits.probeRowLimit = Number(rows);
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
