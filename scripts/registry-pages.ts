/**
 * Owns the registry's pages (docs/): their text follows from the provider's own schema and from examples/.
 * Must not know where they are written, nor any attribute by name beyond the examples at their head.
 */
import { readFileSync } from "node:fs";
import { schemata } from "../provider/provider.ts";
import type { Type } from "../provider/terraform/cty/type.ts";
import type { Attribute, Attributes } from "../provider/terraform/framework/index.ts";

const example = readFileSync(new URL("../examples/01-shop/main.tf", import.meta.url), "utf8").trim();

const providerExample = `provider "schemata" {
  host     = "db.internal"
  database = "app"
  username = "migrator"
  password = var.password # or PGPASSWORD, or the password file
  sslmode  = "verify-full"
  role     = "app_owner"
}`;

/** Every page by its path below docs/. */
export function registryPages(): ReadonlyMap<string, string> {
  const { description, attributes } = schemata.schema;
  const pages = new Map([["index.md", page("schemata provider", description, providerExample, attributes)]]);
  for (const { typeName, schema } of schemata.resources) {
    const name = typeName.replace(/^schemata_/, "");
    pages.set(
      `resources/${name}.md`,
      `${page(`${typeName} (resource)`, schema.description, example, schema.attributes, misspelt)}\n${importing(typeName)}`,
    );
  }
  return pages;
}

/** A test of test/acceptance/ holds that it is so. */
const misspelt = `## Misspelt names

Terraform checks the names of a resource's own arguments, and not those further inside: \`nulable = false\` in a column, or \`primry_key\` in a table, is dropped before the provider sees the configuration, and nothing is said ([hashicorp/terraform#33570](https://github.com/hashicorp/terraform/issues/33570)). The plan shows what is left, first of all in \`migration\`: read there whether the column is NOT NULL and the table has its key. What stands in \`definition\` is checked by the provider: a name that it does not know is an error.
`;

const importing = (typeName: string): string => `## Import

The id is \`<schema>\` or \`<database>/<schema>\`.

\`\`\`sh
terraform import ${typeName}.shop shop
\`\`\`
`;

function page(title: string, description: string, hcl: string, attributes: Attributes, note?: string): string {
  return `---
page_title: "${title}"
description: |-
  ${description}
---

<!-- Made by npm run generate from the provider's own schema. -->

# ${title}

${description}

## Example

\`\`\`terraform
${hcl}
\`\`\`
${note === undefined ? "" : `\n${note}`}
${sections(attributes, "")}`;
}

/** The attributes by who sets them, then a section for each one that holds attributes. */
function sections(attributes: Attributes, of: string): string {
  const groups: readonly (readonly [string, (attribute: Attribute) => boolean])[] = [
    ["Required", ({ options }) => options.required === true],
    ["Optional", ({ options }) => options.optional === true],
    ["Read-only", ({ options }) => options.required !== true && options.optional !== true],
  ];
  const parts: string[] = [];
  const level = of === "" ? "##" : "###";
  for (const [title, belongs] of groups) {
    const members = Object.entries(attributes).filter(([, attribute]) => belongs(attribute));
    if (members.length === 0) continue;
    const heading = of === "" ? `${level} ${title}` : `${title}:`;
    parts.push(`${heading}\n\n${members.map(([name, attribute]) => line(name, attribute, of)).join("\n")}\n`);
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.nested === undefined) continue;
    const path = pathOf(of, name);
    parts.push(`<a id="${anchor(path)}"></a>\n### \`${path}\`\n\n${sections(attribute.nested.attributes, path)}`);
  }
  return parts.join("\n");
}

const pathOf = (of: string, name: string): string => (of === "" ? name : `${of}.${name}`);
const anchor = (path: string): string => `nested--${path.replaceAll(".", "--")}`;

function line(name: string, attribute: Attribute, of: string): string {
  const { description, sensitive } = attribute.options;
  const more = attribute.nested === undefined ? "" : ` See [below](#${anchor(pathOf(of, name))}).`;
  return `- \`${name}\` (${typeOf(attribute)}${sensitive === true ? ", sensitive" : ""}) ${description}${more}`;
}

function typeOf(attribute: Attribute): string {
  if (attribute.nested === undefined) return typeName(attribute.type);
  const { nesting } = attribute.nested;
  return nesting === "single" ? "object" : `${nesting} of objects`;
}

function typeName(type: Type): string {
  if ("element" in type) return `${type.kind} of ${typeName(type.element)}s`;
  return type.kind;
}
