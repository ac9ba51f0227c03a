/**
 * Owns what the options of `plan` and `apply` mean: approvals, policy, durations, versions, where the shadow stands.
 * Must not know commander, nor what the commands do.
 */
import { parseDuration } from "../engine/db/duration.ts";
import { type ConnectionSettings, readSettings } from "../engine/db/settings.ts";
import { type Diagnostic, hasErrors, warning } from "../engine/diagnostic.ts";
import { wrongHistorySchema } from "../engine/history/schema-name.ts";
import { approvalProblem, isExpired, parseApproval } from "../engine/safety/approval.ts";
import type { Severity } from "../engine/safety/finding.ts";
import type { ReviewOptions } from "../engine/safety/review.ts";
import { rules } from "../engine/safety/rules/index.ts";
import { openShadow, type Shadow, type ShadowOptions } from "../engine/shadow/shadow.ts";
import { exit, failed, Stop, wrongUsage } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { commandLineWording } from "./wording.ts";

/** The options that `plan` and `apply` share, as written. */
export interface PlanningOptions {
  readonly to: readonly string[];
  readonly schema: readonly string[];
  readonly format: "text" | "json" | "sql";
  readonly allow: readonly string[];
  readonly typeChange: "refuse" | "in_place";
  readonly serverVersion?: string;
  readonly shadow?: string;
  readonly detailedExitcode?: boolean;
  readonly policy: readonly string[];
  readonly database?: string;
  readonly role?: string;
  readonly historySchema: string;
  readonly lockTimeout: string;
  readonly statementTimeout: string;
  readonly probeTimeout: string;
  readonly probeRowLimit: string;
  readonly showValues?: boolean;
}

/** Milliseconds of a duration that was written as `--option`. */
export function durationOf(option: string, text: string): number {
  const { value, diagnostics } = parseDuration(text);
  const [wrong] = diagnostics;
  if (value === undefined) throw wrongUsage(`--${option}: ${wrong?.summary}`, wrong?.detail ?? "");
  return value;
}

/** The name of `--history-schema`. */
export function historySchemaOf(name: string): string {
  const wrong = wrongHistorySchema(name);
  if (wrong !== undefined) throw wrongUsage(`--history-schema: ${wrong.summary}`, wrong.detail);
  return name;
}

/** "15", "15.4" or "150004" as server_version_num. */
export function serverVersionOf(text: string): number {
  const [, major, minor] = /^(\d{2})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const version = major === undefined ? Number(text) : Number(major) * 10_000 + Number(minor ?? 0);
  if (!/^\d{2}(\.\d{1,2})?$|^\d{6}$/.test(text) || version < 140_000 || version >= 190_000)
    throw wrongUsage(
      `--server-version: no version from 14 to 18: ${text}`,
      "Write it as PostgreSQL does: 15, 15.4 or 150004.",
    );
  return version;
}

const severities: readonly string[] = ["error", "warning", "notice", "off"] satisfies (Severity | "off")[];

/** What the safety rules are told. Approvals that have expired are told and do not count. */
export function reviewOptionsOf(options: PlanningOptions, terminal: Terminal, today = new Date()): ReviewOptions {
  for (const entry of options.allow) checkApproval(entry);
  const hasExpired = (entry: string): boolean => isExpired(parseApproval(entry), today);
  const current = options.allow.filter((entry) => !hasExpired(entry));
  terminal.tell(options.allow.filter(hasExpired).map(expired));
  return {
    allow: current,
    policy: policyOf(options.policy),
    typeChange: options.typeChange,
    wording: commandLineWording,
  };
}

function checkApproval(entry: string): void {
  const wrong = approvalProblem(
    entry,
    rules.map(({ name }) => name),
  );
  if (wrong !== undefined) throw wrongUsage(`--allow: ${wrong.problem}`, wrong.remedy);
}

const expired = (entry: string): Diagnostic =>
  warning(`The approval ${JSON.stringify(entry)} has expired`, "It does not count any more.");

function policyOf(entries: readonly string[]): Readonly<Record<string, Severity | "off">> {
  const policy: Record<string, Severity | "off"> = {};
  for (const entry of entries) {
    const [rule = "", severity = ""] = entry.split("=");
    if (!rules.some(({ name }) => name === rule))
      throw wrongUsage(`--policy: there is no rule ${JSON.stringify(rule)}`, `The rules are: ${ruleNames()}.`);
    if (!severities.includes(severity))
      throw wrongUsage(
        `--policy: ${JSON.stringify(severity)} is no severity`,
        `Write ${rule}=error, ${rule}=warning, ${rule}=notice or ${rule}=off.`,
      );
    policy[rule] = severity as Severity | "off";
  }
  return policy;
}

const ruleNames = (): string => rules.map(({ name }) => name).join(", ");

/** Runs `use` with a shadow that is closed at its end, where `--shadow` or SCHEMATA_SHADOW says, else embedded. */
export async function withShadow<T>(
  option: string | undefined,
  target: ConnectionSettings | undefined,
  terminal: Terminal,
  use: (shadow: Shadow) => Promise<T>,
): Promise<T> {
  terminal.progress.now("starting the shadow");
  const shadow = await openShadow({ ...placeOfShadow(option, target, terminal), signal: terminal.signal });
  try {
    return await use(shadow);
  } finally {
    await shadow.close();
  }
}

/** Where `--shadow` or SCHEMATA_SHADOW says that the shadow stands; "server" only with a target. */
export function placeOfShadow(
  option: string | undefined,
  target: ConnectionSettings | undefined,
  terminal: Terminal,
): ShadowOptions {
  const wanted = option ?? (terminal.environment.SCHEMATA_SHADOW || "embedded");
  // What the environment says was typed in no command line: that is no wrong usage.
  const [name, refuse] = option === undefined ? ["SCHEMATA_SHADOW", failed] : ["--shadow", wrongUsage];
  if (wanted === "embedded") return {};
  if (wanted === "server") {
    if (target === undefined)
      throw refuse(
        `${name}: server needs a database`,
        "Files and commands are on no server. Give --shadow embedded, or the URL of an empty database.",
      );
    return { place: { engine: "server", settings: target } };
  }
  if (!/^postgres(ql)?:\/\//.test(wanted))
    throw refuse(`${name} is none of its kinds`, 'It is "embedded", "server" or the URL of an empty database.');
  const { value, diagnostics } = readSettings({ url: wanted }, terminal.environment);
  if (value === undefined || hasErrors(diagnostics)) throw new Stop(exit.error, diagnostics);
  return { place: { engine: "url", settings: value } };
}
