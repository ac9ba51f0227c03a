/**
 * Owns log lines: go-plugin's JSON on stderr, at the level that TF_LOG_PROVIDER or TF_LOG asks for, nothing without it.
 * Must not know what is logged; callers log names and durations, never values.
 */
import type { LogFields, Logger } from "../framework/context.ts";

const levels = ["trace", "debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

/** go-plugin splits lines over 64 KiB, and the halves are no JSON. */
const lineLimit = 60 * 1024;

/** The lowest level to write, or undefined for none. As in Terraform: an unknown word and "JSON" mean all. */
export function logLevel(environment: NodeJS.ProcessEnv): Level | undefined {
  const wanted = (environment.TF_LOG_PROVIDER || environment.TF_LOG || "").toLowerCase();
  if (wanted === "" || wanted === "off") {
    return undefined;
  }
  return levels.find((level) => level === wanted) ?? "trace";
}

/** One log line without its end, at most 60 KiB; `@timestamp` has six fractional digits. */
export function logLine(level: Level, module: string, message: string, fields: LogFields, at: Date): string {
  const line = (text: string, more: LogFields): string =>
    JSON.stringify({
      ...more,
      "@level": level,
      "@message": text,
      "@timestamp": `${at.toISOString().slice(0, -1)}000Z`,
      "@module": module,
    });
  const whole = line(message, fields);
  // Six bytes is the longest that one UTF-16 unit becomes in JSON (\u001f).
  return Buffer.byteLength(whole) <= lineLimit ? whole : line(`${message.slice(0, 8000)} [shortened]`, {});
}

/** @param write takes one line with its end; standard error, as a rule. */
export function createLogger(
  module: string,
  lowest: Level | undefined,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Logger {
  const enabled = new Set(lowest === undefined ? [] : levels.slice(levels.indexOf(lowest)));
  const at =
    (level: Level) =>
    (message: string, fields: LogFields = {}): void => {
      if (enabled.has(level)) {
        write(`${logLine(level, module, message, fields, new Date())}\n`);
      }
    };
  return { trace: at("trace"), debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
