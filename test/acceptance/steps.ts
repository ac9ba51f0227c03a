/**
 * Owns the steps that acceptance tests are made of: a configuration for a database, commands that must end well or badly,
 * and "nothing is to do" in all the ways in which Terraform can be asked.
 * Must not know any one topic.
 */
import { expect, vi } from "vitest";
import { freshDatabase, versions } from "../servers.ts";
import { type Ran, type Workspace, type WorkspaceOptions, workspace } from "../terraform.ts";
import { flat, readable } from "./declared.ts";

// Each command starts a terraform and a provider, one to three seconds on a busy machine, and a test is a story of many.
vi.setConfig({ testTimeout: 300_000 });

export const app = "schemata_postgres_schema.app";

/** `main.tf` with a provider for this database and the resource `app`, whose arguments are `body`. */
export const withSchema = (url: string, body: string, provider = ""): Readonly<Record<string, string>> => ({
  "main.tf": `${providerBlock(url, provider)}
resource "schemata_postgres_schema" "app" {
  name = "app"
${body}
}
`,
});

export const providerBlock = (url: string, more = ""): string => `provider "schemata" {
  url = ${JSON.stringify(url)}
${more}
}
`;

/**
 * A workspace for a story in which it does not matter where the shadow is. The embedded one is started anew by each command that
 * plans a change, which takes half of its time; so the short run has an empty database for it. In the long run it is embedded.
 * One provider at a time: two of one configuration would have the same database.
 */
export async function storyWorkspace(
  files: Readonly<Record<string, string>>,
  options: WorkspaceOptions = {},
): Promise<Workspace> {
  if (process.env.SCHEMATA_LONG === "1") return workspace(files, options);
  // Left to the server's end: it lasts as long as the workspace, which does not know of it.
  const shadow = await freshDatabase(versions().at(-1) as number);
  return workspace(files, { ...options, env: { SCHEMATA_SHADOW: shadow.url, ...options.env } });
}

/** The command must succeed; returns what it said, in one line. */
export async function succeeds(ran: Promise<Ran>): Promise<string> {
  const ended = await ran;
  if (ended.code !== 0) throw new Error(`it was to succeed:\n${readable(ended)}`);
  return flat(ended);
}

/** The command must fail with an error of ours; returns what it said, in one line. */
export async function fails(ran: Promise<Ran>): Promise<string> {
  const ended = await ran;
  const said = flat(ended);
  if (ended.code !== 1) throw new Error(`it was to fail, its code is ${ended.code}:\n${readable(ended)}`);
  expect(said).not.toMatch(
    /Plugin did not respond|inconsistent|invalid (new|planned) value|panic|unexpected (new )?value/i,
  );
  return said;
}

/** Whether a plan in this mode has changes. */
async function planCode(workspace: Workspace, ...mode: string[]): Promise<{ code: number; text: string }> {
  const ended = await workspace.run("plan", "-no-color", "-detailed-exitcode", ...mode);
  return { code: ended.code, text: readable(ended) };
}

/** The plan has changes; returns what it shows. */
export async function plansChanges(workspace: Workspace, ...mode: string[]): Promise<string> {
  const { code, text } = await planCode(workspace, ...mode);
  if (code !== 2) throw new Error(`changes were to be planned, its code is ${code}:\n${text}`);
  return text;
}

/** The plan has none; returns what it shows. */
export async function plansNothing(workspace: Workspace, ...mode: string[]): Promise<string> {
  const { code, text } = await planCode(workspace, ...mode);
  if (code !== 0) throw new Error(`nothing was to be planned ${mode.join(" ")}, its code is ${code}:\n${text}`);
  return text;
}

/** Nothing is to do, and no drift is seen. */
export async function isSettled(workspace: Workspace): Promise<void> {
  for (const mode of [[], ["-refresh-only"]]) await plansNothing(workspace, ...mode);
}

/** The same, also when nothing is read before. */
export async function isSettledUnread(workspace: Workspace): Promise<void> {
  await plansNothing(workspace, "-refresh=false");
  await isSettled(workspace);
}

interface Shown {
  readonly values?: {
    readonly root_module: {
      readonly resources?: readonly { readonly address: string; readonly tainted?: boolean; readonly values: Values }[];
    };
  };
}

export type Values = Readonly<Record<string, unknown>>;

/** The attributes of a resource in the state; undefined if it is not there. */
export async function stateOf(workspace: Workspace, address = app): Promise<Values | undefined> {
  const { values } = await workspace.show<Shown>();
  const resource = values?.root_module.resources?.find((one) => one.address === address);
  expect(resource?.tainted ?? false).toBe(false);
  return resource?.values;
}
