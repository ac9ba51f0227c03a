/**
 * Owns a small provider that exercises every handler: it keeps its objects as JSON files in a directory.
 * Must not know the wire.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  bool,
  type Context,
  dataSource,
  dynamic,
  isKnown,
  list,
  map,
  mapOf,
  number,
  object,
  provider,
  resource,
  type State,
  string,
  types,
  unknown,
} from "../../provider/terraform/framework/index.ts";

/** What `configure` makes. */
export interface Directory {
  readonly path: string | undefined;
}

const attributes = {
  name: string({ description: "The object's file name.", required: true, example: "x" }),
  size: number({ description: "Any number.", optional: true, example: 1, default: null }),
  enabled: bool({ description: "Any bool.", optional: true, example: true, default: null }),
  labels: map(types.string, { description: "Any strings.", optional: true, example: { x: "x" }, default: null }),
  order: list(types.string, { description: "Any list.", optional: true, example: ["x"], default: null }),
  anything: dynamic({ description: "Of any type.", optional: true, example: "x", default: null }),
  parts: mapOf(
    {
      type: string({ description: "What it is.", required: true, example: "x" }),
      serial: string({ description: "Made by the provider.", computed: true, example: "x" }),
    },
    { description: "Nested objects by key.", optional: true, example: {}, default: null },
  ),
  origin: object(
    { note: string({ description: "Any text.", optional: true, example: "x", default: null }) },
    { description: "One object.", optional: true, example: {}, default: null },
  ),
  behaviour: string({
    description: "`wait`, `throw`, `fail` or `misplan`.",
    optional: true,
    example: "x",
    default: null,
  }),
  id: string({ description: "The object's name again.", computed: true, example: "x" }),
  directory: string({ description: "Where the object is.", computed: true, example: "x" }),
};

type Thing = State<typeof attributes>;

const fileOf = (directory: Directory, name: string): string => join(directory.path ?? "", `${name}.json`);

/** Resolves when the signal is aborted. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener("abort", () => resolve());
  });

async function misbehave(behaviour: unknown, where: string, context: Context): Promise<string | undefined> {
  if (behaviour === `throw ${where}`) {
    throw new Error(`thrown in ${where}: hunter2`);
  }
  if (behaviour === `wait ${where}`) {
    writeFileSync(process.env.FIXTURE_WAITING ?? "/dev/null", "waiting");
    await aborted(context.signal);
    return `aborted: ${context.signal.reason.message}`;
  }
  return behaviour === `fail ${where}` ? "told to fail" : undefined;
}

const failure = (text: string) => [{ severity: "error", summary: "Not done", detail: text }] as const;

const thing = resource<Directory, typeof attributes>({
  typeName: "fixture_thing",
  schema: { version: 1, description: "An object in a file.", attributes },

  validate({ config }) {
    return isKnown(config.name) && config.name.includes("/")
      ? {
          diagnostics: [
            {
              severity: "error",
              summary: `Wrong name ${config.name}`,
              detail: "No slashes.",
              path: [{ attribute: "name" }],
            },
          ],
        }
      : {};
  },

  read({ state, provider }) {
    const file = fileOf(provider, state.name);
    return existsSync(file) ? { state } : { state: null };
  },

  async plan({ priorState, proposedState, provider }, context) {
    const problem = await misbehave((proposedState ?? priorState)?.behaviour, "plan", context);
    if (problem) {
      return { state: null, diagnostics: failure(problem) };
    }
    if (!proposedState) {
      return { state: null };
    }
    const parts =
      isKnown(proposedState.parts) &&
      Object.fromEntries(
        Object.entries(proposedState.parts).map(([key, part]) => [
          key,
          isKnown(part) ? { ...part, serial: part.serial ?? unknown } : part,
        ]),
      );
    const renamed = priorState !== null && priorState.name !== proposedState.name;
    return {
      state: {
        ...proposedState,
        ...(proposedState.behaviour === "misplan" ? { enabled: true } : {}),
        ...(parts ? { parts } : {}),
        id: proposedState.name,
        directory: priorState?.directory ?? provider.path ?? unknown,
      },
      ...(renamed ? { requiresReplace: [[{ attribute: "name" }]] } : {}),
    };
  },

  async apply({ priorState, plannedState, provider }, context) {
    const problem = await misbehave((plannedState ?? priorState)?.behaviour, "apply", context);
    if (problem) {
      return { state: priorState, diagnostics: failure(problem) };
    }
    if (!plannedState) {
      rmSync(fileOf(provider, priorState?.name ?? ""));
      return { state: null };
    }
    const known = plannedState as Thing;
    const parts =
      known.parts &&
      Object.fromEntries(
        Object.entries(known.parts).map(([key, part]) => [key, { ...part, serial: `serial of ${key}` }]),
      );
    const state: Thing = { ...known, parts: parts ?? null, directory: provider.path ?? "" };
    writeFileSync(fileOf(provider, state.name), JSON.stringify(state));
    return { state, private: Buffer.from("kept"), diagnostics: [] };
  },

  importState({ id, provider }) {
    const file = fileOf(provider, id);
    if (!existsSync(file)) {
      return { state: null, diagnostics: failure(`there is no ${id}`) };
    }
    const stored = JSON.parse(readFileSync(file, "utf8"));
    return { state: { ...stored, behaviour: null, anything: null } };
  },
});

const echoAttributes = {
  text: string({ description: "What to say.", required: true, example: "x" }),
  result: string({ description: "What was said.", computed: true, example: "x" }),
};

const echo = dataSource<Directory, typeof echoAttributes>({
  typeName: "fixture_echo",
  schema: { version: 0, description: "Says what it is told.", attributes: echoAttributes },
  read: ({ config, provider }) => ({ state: { ...config, result: `${config.text} from ${provider.path}` } }),
});

export const fixture = provider({
  schema: {
    version: 0,
    description: "Keeps objects in a directory.",
    attributes: {
      directory: string({ description: "Where.", optional: true, example: "x", default: null }),
      password: string({ description: "For nothing.", optional: true, sensitive: true, example: "x", default: null }),
    },
  },
  resources: [thing],
  dataSources: [echo],
  functions: [
    {
      name: "shout",
      summary: "Shouts.",
      description: "Makes letters large.",
      parameters: [{ name: "text", type: types.string, description: "What to shout." }],
      returns: types.string,
      call: ([text]) =>
        text === "" ? { error: "nothing to shout", argument: 0 } : { result: String(text).toUpperCase() },
    },
  ],
  configure: ({ config }) => ({
    provider: { path: isKnown(config.directory) ? config.directory : undefined } as Directory,
  }),
  redact: (text) => text.replaceAll("hunter2", "***"),
});
