/**
 * Owns what pipelines do with the examples that are made for them: read their YAML, run their shell lines, judge their plans.
 * Must not know any one pipeline.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { parse } from "yaml";
import { policyModule } from "../../scripts/policy-module.ts";
import { root } from "../architecture/source.ts";

export const example = (...path: readonly string[]): string => join(root, "examples", ...path);
export const exampleText = (...path: readonly string[]): string => readFileSync(example(...path), "utf8");
export const exampleYaml = <T>(...path: readonly string[]): T => parse(exampleText(...path)) as T;

/** Runs shell lines. What they call that is not the shell's comes from `programs`: name → body of a function. */
export function shell(
  lines: string,
  cwd: string,
  programs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdout: string }> {
  const functions = Object.entries(programs).map(([name, body]) => `${name}() { ${body}; }\n`);
  return promisify(execFile)("bash", ["-e", "-o", "pipefail", "-c", `${functions.join("")}${lines}`], {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...env },
  });
}

/** What stands for `npm` and `npx` where the packages of this repository are the packages: `npx tsx FILE` runs an example's file. */
export const packagesHere = (directory: string): Readonly<Record<string, string>> => ({
  npm: "true",
  npx: `shift; "${process.execPath}" "${join(root, "node_modules/tsx/dist/cli.mjs")}" --tsconfig "${join(root, "tsconfig.json")}" "${directory}/$1"`,
});

/** What the policies of 08-policy say of a plan as JSON, by the module that is made of them: `deny` of a package, conftest's unless named. */
export async function denied(plan: unknown, data: object = {}, of = "main"): Promise<readonly string[]> {
  const module = await loadPolicy(gunzipSync(readFileSync(policyModule)));
  module.setData(data);
  return [...module.evaluate(plan, `${of}/deny`)[0].result].sort();
}
