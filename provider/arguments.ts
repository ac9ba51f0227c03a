/**
 * Owns what can be said of the provider's arguments by themselves: files, passwords and the environment may be others when it runs.
 * Must not know what they are used for.
 */
import { readSettings } from "./engine/db/settings.ts";
import { wrongName } from "./engine/desired/input.ts";
import { type Diagnostic, error } from "./engine/diagnostic.ts";
import { wrongHistorySchema } from "./engine/history/schema-name.ts";
import { isUnknown, type Value } from "./terraform/framework/index.ts";

type Arguments = Readonly<Record<string, Value>>;

const known = <T>(config: Arguments, name: string): T | undefined => {
  const value = config[name];
  return value === null || value === undefined || isUnknown(value) ? undefined : (value as T);
};

/** What is wrong with the arguments that are known. */
export function checkArguments(config: Arguments): readonly Diagnostic[] {
  const rows = known<unknown>(config, "probe_row_limit");
  return [
    ...checkConnection(config),
    ...told("history_schema", wrongHistorySchema(known<string>(config, "history_schema") ?? "schemata")),
    ...(rows === undefined || /^\d+$/.test(String(rows))
      ? []
      : [
          error(`probe_row_limit cannot be ${rows}`, "It is a whole number of rows, 0 or more.", {
            path: [{ attribute: "probe_row_limit" }],
          }),
        ]),
  ];
}

const told = (attribute: string, wrong: ReturnType<typeof wrongName>): readonly Diagnostic[] =>
  wrong === undefined ? [] : [error(wrong.summary, wrong.detail, { path: [{ attribute }] })];

/** The arguments whose values are wrong or right whatever the machine. */
const checked = ["url", "host", "port", "sslmode", "connect_timeout", "pooling", "role"];

function checkConnection(config: Arguments): readonly Diagnostic[] {
  const given = Object.fromEntries(
    checked.flatMap((name) => {
      const value = known<string | number>(config, name);
      return value === undefined || value === "" ? [] : [[name, typeof value === "object" ? String(value) : value]];
    }),
  );
  const { diagnostics } = readSettings({ username: "anybody", password: "any", ...given });
  return [
    ...diagnostics.filter(({ severity, path }) => {
      const first = path?.[0];
      return severity === "error" && first !== undefined && "attribute" in first && first.attribute in given;
    }),
    ...told("role", wrongName(String(given.role ?? "any"))),
  ];
}
