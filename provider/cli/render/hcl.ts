/**
 * Owns the HCL that `inspect --format hcl` prints: one resource for each schema, as terraform fmt would lay it out.
 * Must not know kinds, nor which attributes a resource has.
 */

/** The resource block of one schema. `label` must be unique among the blocks of a file. */
export function schemaBlock(label: string, name: string, written: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries({ name, ...written });
  return `resource "schemata_postgres_schema" ${quoted(label)} {\n${body(entries, 1)}}\n`;
}

/** Names as labels: Terraform takes letters, digits, _ and -, not beginning with a digit. Different names, different labels. */
export function labelsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const plain = name.replace(/[^A-Za-z0-9_-]/g, "_");
    const base = /^[A-Za-z_]/.test(plain) ? plain : `schema_${plain}`;
    let label = base;
    for (let count = 2; taken.has(label); count += 1) label = `${base}_${count}`;
    taken.add(label);
    labels.set(name, label);
  }
  return labels;
}

/** Words that mean something else at the place of a key. */
const reserved = new Set(["for", "null", "true", "false", "if", "in"]);

/** A name at the place of a key. */
export const keyOf = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name) ? name : quoted(name);

function body(entries: readonly (readonly [string, unknown])[], depth: number): string {
  const lines = entries
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ key: keyOf(name), value: expression(value, depth) }));
  return assigned(lines, depth);
}

/** Attributes one below the other; `=` of neighbours that take one line each stand in one column. */
export function assigned(lines: readonly { readonly key: string; readonly value: string }[], depth: number): string {
  const indent = "  ".repeat(depth);
  let text = "";
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && isOneLine(lines[end]!.value)) end += 1;
    const width = Math.max(0, ...lines.slice(start, end).map(({ key }) => columnsOf(key)));
    for (const { key, value } of lines.slice(start, end))
      text += `${indent}${key}${" ".repeat(width - columnsOf(key))} = ${value}\n`;
    const multiple = lines[end];
    if (multiple !== undefined) text += `${indent}${multiple.key} = ${multiple.value}\n`;
    start = end + 1;
  }
  return text;
}

const isOneLine = (value: string): boolean => !value.includes("\n");

const columnsOf = (text: string): number => [...text].length;

function expression(value: unknown, depth: number): string {
  if (typeof value === "string") return stringOf(value, depth);
  if (Array.isArray(value)) return `[${value.map((item) => expression(item, depth)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value);
  return entries.length === 0 ? "{}" : `{\n${body(entries, depth + 1)}${"  ".repeat(depth)}}`;
}

/** Several lines as a heredoc where that says exactly the same text. */
function stringOf(text: string, depth: number): string {
  const plainLines = !/[^\P{Cc}\n\t]/u.test(text) && !text.endsWith("\n");
  if (!text.includes("\n") || !plainLines) return quoted(text);
  let mark = "EOT";
  while (text.split("\n").some((line) => line.trim() === mark)) mark += "_";
  return `chomp(<<${mark}\n${templated(text)}\n${mark}\n${"  ".repeat(depth)})`;
}

/** `${` and `%{` begin templates, in strings and heredocs alike. */
const templated = (text: string): string => text.replace(/[$%](?=\{)/g, (sign) => sign + sign);

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text as a string of Terraform's language. */
export function quoted(text: string): string {
  const escaped = text.replace(
    /[\\"\p{Cc}]/gu,
    (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${templated(escaped)}"`;
}
