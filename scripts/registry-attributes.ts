/**
 * Owns the part of a registry's page that describes attributes: each with its type, default and an example, those inside
 * others in sections of their own.
 * Must not know any attribute by name.
 */
import type { Type } from "../provider/terraform/cty/type.ts";
import { type Attribute, type Attributes, defaultText } from "../provider/terraform/framework/index.ts";
import { assignment } from "./example-hcl.ts";

/** Who sets it: the headings of the registry's own pages. */
const groups: readonly (readonly [string, (attribute: Attribute) => boolean])[] = [
  ["Required", ({ options }) => options.required === true],
  ["Optional", ({ options }) => options.optional === true],
  ["Read-Only", ({ options }) => options.required !== true && options.optional !== true],
];

/** The section `Schema`, then one for each attribute that holds attributes. */
export function schemaSections(attributes: Attributes): string {
  const all = [...nestedIn(attributes, "")];
  const isFilledIn = ({ options }: Attribute): boolean => options.optional === true && options.computed === true;
  const filledIn = all.some(([, { nested }]) => Object.values(nested?.attributes ?? {}).some(isFilledIn));
  return [
    "## Schema\n",
    ...(filledIn ? [`${legend}\n`] : []),
    ...groupsOf(attributes, "", (title) => `### ${title}`),
    ...all.map(([path, attribute]) => nestedSection(path, attribute)),
  ].join("\n");
}

const legend =
  "An attribute marked *computed* that is left out keeps what the state has, as after an import. The examples inside `tables`, `views` and the others speak of one schema, which is at the head of their sections.";

/** Attributes that hold attributes, with their paths, each before those inside it. */
function* nestedIn(attributes: Attributes, of: string): Generator<[string, Attribute]> {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.nested === undefined) continue;
    const path = pathOf(of, name);
    yield [path, attribute];
    yield* nestedIn(attribute.nested.attributes, path);
  }
}

function nestedSection(path: string, { nested, options }: Attribute): string {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return [
    `<a id="${anchor(path)}"></a>\n### Nested Schema for \`${path}\`\n`,
    `${block(assignment(name, options.example))}\n`,
    ...groupsOf(nested?.attributes ?? {}, path, (title) => `${title}:`),
  ].join("\n");
}

function groupsOf(attributes: Attributes, of: string, heading: (title: string) => string): readonly string[] {
  return groups.flatMap(([title, belongs]) => {
    const members = Object.entries(attributes).filter(([, attribute]) => belongs(attribute));
    if (members.length === 0) return [];
    return [`${heading(title)}\n`, `${members.map(([name, attribute]) => item(name, attribute, of)).join("\n")}\n`];
  });
}

const pathOf = (of: string, name: string): string => (of === "" ? name : `${of}.${name}`);
const anchor = (path: string): string => `nestedatt--${path.replaceAll(".", "--")}`;
const block = (text: string): string => `\`\`\`terraform\n${text}\n\`\`\``;

/** An item of a list, with a line for the default and one for the example. */
function item(name: string, attribute: Attribute, of: string): string {
  const { description, optional, computed, sensitive, deprecated, default: value } = attribute.options;
  const below = attribute.nested === undefined ? "" : ` [Its attributes](#${anchor(pathOf(of, name))}).`;
  const marks = [
    typeOf(attribute),
    ...(optional === true && computed === true ? ["computed"] : []),
    ...(sensitive === true ? ["sensitive"] : []),
    ...(deprecated === undefined ? [] : ["deprecated"]),
  ];
  return [
    `- \`${name}\` (${marks.join(", ")}) ${description}${below}`,
    ...(deprecated === undefined ? [] : [`  - Deprecated: ${deprecated}`]),
    ...(optional === true ? [`  - Default: ${defaultText(value) ?? "none"}`] : []),
    `  - Example:${example(name, attribute, of)}`,
  ].join("\n");
}

/** In the line while it fits; of what holds attributes, at the head of its section when it does not. */
function example(name: string, { nested, options }: Attribute, of: string): string {
  const text = assignment(name, options.example);
  if (!text.includes("\n")) return ` \`${text}\``;
  if (nested !== undefined) return ` [\`${name}\`](#${anchor(pathOf(of, name))})`;
  return `\n\n${block(text)}\n`.replaceAll(/\n(?=.)/g, "\n    ");
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
