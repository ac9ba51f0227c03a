/**
 * Owns how tests write a configuration with one schema: as Terraform's JSON, from plain objects.
 * Must not know what the provider does with it.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Ran, Workspace } from "../terraform.ts";

export type Arguments = Readonly<Record<string, unknown>>;

/** Templates are what Terraform would make of `${` and `%{` in a JSON string. */
export const withoutTemplates = (value: unknown): unknown => {
  if (typeof value === "string") return value.replaceAll(/([$%]+)\{/g, (_, signs) => `\${"${signs}"}{`);
  if (Array.isArray(value)) return value.map(withoutTemplates);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutTemplates(item)]));
  return value;
};

/** The file of a configuration with these resources, each named as its schema; strings arrive in the provider as they are here. */
export const allDeclared = (
  provider: Arguments,
  schemas: Readonly<Record<string, Arguments>>,
  more: Arguments = {},
): Readonly<Record<string, string>> => ({
  "main.tf.json": JSON.stringify(
    {
      ...more,
      provider: { schemata: withoutTemplates(provider) },
      resource: {
        schemata_postgres_schema: Object.fromEntries(
          Object.entries(schemas).map(([name, schema]) => [
            name,
            { name, deletion_protection: false, ...(withoutTemplates(schema) as object) },
          ]),
        ),
      },
    },
    null,
    1,
  ),
});

/** The same with one resource, `app`. */
export const declared = (provider: Arguments, schema: Arguments): Readonly<Record<string, string>> =>
  allDeclared(provider, { app: schema });

/** Forgets what was applied, without a command. */
export function forgetState({ directory }: Workspace): void {
  for (const file of ["terraform.tfstate", "terraform.tfstate.backup", "tfplan"])
    rmSync(join(directory, file), { force: true });
}

/** What a person reads, without the frame around diagnostics and with line breaks where words wrap taken away. */
export const readable = ({ stdout, stderr }: Ran): string =>
  `${stdout}\n${stderr}`.replaceAll(/^[│╷╵] ?/gmu, "").replaceAll(/[ \t]+$/gm, "");

/** The same in one line, for looking for a sentence that Terraform wraps. */
export const flat = (ran: Ran): string => readable(ran).replaceAll(/\s+/g, " ");

interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly change: { readonly actions: readonly string[]; readonly after: Readonly<Record<string, unknown>> };
  }[];
}

/** The SQL of the plan in `tfplan`, without comments; undefined if it has none. */
export async function plannedSql(workspace: Workspace): Promise<string | undefined> {
  const { resource_changes } = await workspace.showPlan<ShownPlan>();
  const migration = resource_changes?.[0]?.change.after.migration;
  if (typeof migration !== "string") return undefined;
  return migration
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("--"))
    .join("\n");
}
