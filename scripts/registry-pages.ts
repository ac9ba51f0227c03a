/**
 * Owns the registry's pages (docs/): front matter, example, notes, import; and the notes' place, scripts/registry/.
 * Must not know where they are written, nor how attributes are described.
 */
import { existsSync, readFileSync } from "node:fs";
import { kinds } from "../provider/engine/kinds/index.ts";
import { manualPage, rules } from "../provider/engine/safety/rules/index.ts";
import { schemata } from "../provider/provider.ts";
import type { Schema } from "../provider/terraform/framework/index.ts";
import { schemaSections } from "./registry-attributes.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8").trim();

const providerExample = `variable "password" {
  type      = string
  sensitive = true
}

provider "schemata" {
  host     = "db.internal"
  database = "app"
  username = "migrator"
  password = var.password # or PGPASSWORD, or the password file
  sslmode  = "verify-full"
  role     = "app_owner"
}`;

/** Every page by its path below docs/. */
export function registryPages(): ReadonlyMap<string, string> {
  const pages = new Map([
    ["index.md", page({ title: "schemata Provider", schema: schemata.schema, example: providerExample })],
  ]);
  for (const { typeName, schema } of schemata.resources) {
    const name = typeName.replace(/^schemata_/, "");
    const title = `${typeName} (Resource)`;
    const example = read("../examples/01-shop/main.tf");
    pages.set(`resources/${name}.md`, page({ title, schema, example, notes: notesOf(name), end: importing(typeName) }));
  }
  return pages;
}

function notesOf(name: string): string {
  const path = `registry/${name}.md`;
  if (!existsSync(new URL(path, import.meta.url))) return "";
  return `${read(path).replace("@rules", ruleTable()).replace("@kinds", kindNames())}\n\n`;
}

const kindNames = (): string => kinds.map(({ name }) => name.replaceAll("_", " ")).join(", ");

/** A rule that is added is on the page. */
const ruleTable = (): string =>
  [
    "| rule | severity | what it finds | why |",
    "|---|---|---|---|",
    ...rules.map(
      (rule) =>
        `| \`${rule.name}\` | ${rule.severity} | ${rule.description} | [${rule.manual.title}](${manualPage(rule)}) |`,
    ),
  ].join("\n");

const importing = (typeName: string): string => `
## Import

The id is \`<schema>\`, or \`<database>/<schema>\` for a database that is not the provider's:

\`\`\`terraform
import {
  to = ${typeName}.shop
  id = "shop"
}
\`\`\`

\`\`\`sh
terraform import ${typeName}.shop shop
\`\`\`

The structured attributes are filled with all that they can say of what is there; \`not_managed\` lists the rest. \`schemata inspect --format hcl\` writes the configuration that matches.
`;

interface Page {
  readonly title: string;
  readonly schema: Schema;
  readonly example: string;
  readonly notes?: string;
  readonly end?: string;
}

const page = ({ title, schema: { description, attributes }, example, notes = "", end = "" }: Page): string => `---
page_title: "${title}"
subcategory: ""
description: |-
  ${description}
---

<!-- Made by npm run generate from the provider's own schema. -->

# ${title}

${description}

## Example Usage

\`\`\`terraform
${example}
\`\`\`

${notes}${schemaSections(attributes)}${end}`;
