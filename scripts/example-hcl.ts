/**
 * Owns how an example is written in Terraform's language, laid out as `terraform fmt` would: objects in one line while they fit.
 * Must not know which attribute it is an example of.
 */
import { assigned, keyOf, quoted } from "../provider/cli/render/hcl.ts";
import { type Example, Expression } from "../provider/terraform/framework/index.ts";

/** Characters in a line. */
const room = 100;

/** `name = value`, one or several lines, without a line break at the end. */
export const assignment = (name: string, value: Example, depth = 0): string =>
  `${keyOf(name)} = ${expression(value, depth, keyOf(name).length + 3)}`;

/** Assignments one below the other. */
export const assignments = (values: Readonly<Record<string, Example>>, depth: number): string =>
  assigned(
    Object.entries(values).map(([name, value]) => ({
      key: keyOf(name),
      value: expression(value, depth, keyOf(name).length + 3),
    })),
    depth,
  );

function expression(value: Example, depth: number, taken: number): string {
  const indent = "  ".repeat(depth);
  if (value instanceof Expression) return value.text.replaceAll("\n", `\n${indent}`);
  if (typeof value === "string") return text(value, indent);
  if (typeof value !== "object") return String(value);
  const line = inLine(value);
  if (line !== undefined && indent.length + taken + line.length <= room) return line;
  if (Array.isArray(value))
    return `[\n${value.map((item: Example) => `${indent}  ${expression(item, depth + 1, 1)},\n`).join("")}${indent}]`;
  return `{\n${assignments(value as Readonly<Record<string, Example>>, depth + 1)}${indent}}`;
}

/** All in one line; undefined for what takes several. */
function inLine(value: Example): string | undefined {
  if (value instanceof Expression) return value.text.includes("\n") ? undefined : value.text;
  if (typeof value === "string") return isLines(value) ? undefined : quoted(value);
  if (typeof value !== "object") return String(value);
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, item]) => {
    const written = inLine(item as Example);
    return written === undefined || isList ? written : `${keyOf(name)} = ${written}`;
  });
  if (items.includes(undefined)) return undefined;
  if (isList) return `[${items.join(", ")}]`;
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}

/** Lines as a heredoc, which ends with a line break. */
const text = (value: string, indent: string): string =>
  isLines(value) ? `<<-EOT\n${value.trimEnd().replaceAll(/^/gm, `${indent}  `)}\n${indent}EOT` : quoted(value);

const isLines = (value: string): boolean => /^\S.*[^\n]\n$/s.test(value);
