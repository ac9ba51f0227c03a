/**
 * Owns ValidateResourceConfig: what can be said of a configuration without a server.
 * Must not know state or server, nor fail on what is unknown yet.
 */

import { wrongName } from "../../engine/desired/input.ts";
import { approvalProblem } from "../../engine/safety/approval.ts";
import { rules } from "../../engine/safety/rules/index.ts";
import type { Diagnostic, Value, ValueMap } from "../../terraform/framework/index.ts";
import { isWhollyKnown } from "../../terraform/framework/index.ts";
import { Configuration } from "./configuration.ts";
import { toTerraform } from "./diagnostics.ts";

/** The words that an argument may be, and those that a later version takes, with what to do until then. */
interface Words {
  readonly now: readonly string[];
  readonly later?: Readonly<Record<string, string>>;
}

const words: Readonly<Record<string, Words>> = {
  unmanaged: { now: ["keep", "drop"] },
  on_destroy: { now: ["drop", "retain"] },
  type_change: {
    now: ["refuse", "in_place"],
    later: {
      online:
        'Use "in_place", which rewrites the table while nobody can use it, or change the type in steps of your own.',
    },
  },
  on_failure: {
    now: ["stop"],
    later: {
      revert: 'Leave it out, or use "stop": a failed apply keeps what was done, and the next plan is what is left.',
    },
  },
};

export function validate({ config }: { readonly config: ValueMap }): { readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  for (const attribute of Object.keys(words)) diagnostics.push(...checkWord(attribute, config[attribute] ?? null));
  for (const attribute of ["name", "database", "renamed_from"]) {
    const value = config[attribute] ?? null;
    const wrong = typeof value === "string" ? wrongName(value) : undefined;
    if (wrong !== undefined) diagnostics.push({ severity: "error", ...wrong, path: [{ attribute }] });
  }
  diagnostics.push(...checkApprovals(config));
  const configuration = new Configuration(config);
  if (configuration.isKnown && configuration.name !== "") {
    if (/^pg_/.test(configuration.name) || configuration.name === "information_schema")
      diagnostics.push({
        severity: "error",
        summary: `${configuration.name} is a schema of the system`,
        detail: "Names that begin with pg_, and information_schema, belong to PostgreSQL. Choose another name.",
        path: [{ attribute: "name" }],
      });
    diagnostics.push(...toTerraform(configuration.source(undefined).diagnostics));
  }
  return { diagnostics };
}

function checkWord(attribute: string, value: Value): readonly Diagnostic[] {
  const { now, later } = words[attribute] as Words;
  if (typeof value !== "string" || now.includes(value)) return [];
  const until = later?.[value];
  const written = JSON.stringify(value);
  const [summary, detail] =
    until === undefined
      ? [`${attribute} cannot be ${written}`, `It is one of ${now.map((word) => JSON.stringify(word)).join(", ")}.`]
      : [`${attribute} = ${written} is not in this version`, until];
  return [{ severity: "error", summary, detail, path: [{ attribute }] }];
}

/** Approvals and policies name rules that exist. */
function checkApprovals(config: ValueMap): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const names = rules.map((rule) => rule.name);
  const { allow, policy } = config;
  if (Array.isArray(allow))
    allow.forEach((entry, index) => {
      const wrong = typeof entry === "string" ? approvalProblem(entry, names) : undefined;
      if (wrong !== undefined)
        diagnostics.push({
          severity: "error",
          summary: `allow: ${wrong.problem}`,
          detail: wrong.remedy,
          path: [{ attribute: "allow" }, { index }],
        });
    });
  if (isWhollyKnown(policy ?? null) && typeof policy === "object" && policy !== null)
    for (const [rule, severity] of Object.entries(policy as ValueMap))
      if (!names.includes(rule) || !["error", "warning", "notice", "off"].includes(severity as string))
        diagnostics.push({
          severity: "error",
          summary: `policy: ${rule} = ${JSON.stringify(severity)} is not possible`,
          detail: `A severity is error, warning, notice or off. The rules are: ${names.join(", ")}.`,
          path: [{ attribute: "policy" }, { key: rule }],
        });
  return diagnostics;
}
