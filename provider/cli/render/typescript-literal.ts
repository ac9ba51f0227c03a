/**
 * Owns values and names in TypeScript source: literals as a formatter would lay them out, and variables.
 * Must not know what they are for.
 */

/** Source text that is already there. */
export class Raw {
  constructor(readonly source: string) {}
}

const lineWidth = 110;

/** A value as source text, on one line where it fits. `depth` is that of the statement it stands in. A Map keeps its order. */
export function literal(value: unknown, depth: number): string {
  if (value instanceof Raw) return value.source;
  if (typeof value === "string") return text(value);
  if (Array.isArray(value))
    return laidOut(
      "[",
      value.map((item) => literal(item, depth + 1)),
      "]",
      depth,
    );
  if (typeof value !== "object" || value === null) return String(value);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const members = entries
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${property(String(name))}: ${literal(item, depth + 1)}`);
  return laidOut("{ ", members, " }", depth);
}

function laidOut(open: string, members: readonly string[], close: string, depth: number): string {
  if (members.length === 0) return `${open.trim()}${close.trim()}`;
  const line = `${open}${members.join(", ")}${close}`;
  if (!line.includes("\n") && line.length + 2 * depth <= lineWidth) return line;
  const indent = "  ".repeat(depth + 1);
  return `${open.trim()}\n${members.map((member) => `${indent}${member},\n`).join("")}${"  ".repeat(depth)}${close.trim()}`;
}

/** A string; one of several lines as a template, whose lines stand as they are. */
export function text(value: string): string {
  if (!value.includes("\n") || /[^\P{Cc}\n\t]/u.test(value)) return JSON.stringify(value);
  return `\`${value.replace(/[\\`]|\$(?=\{)/g, (character) => `\\${character}`)}\``;
}

const isName = (name: string): boolean => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);

const property = (name: string): string => (isName(name) ? name : JSON.stringify(name));

/** `.name`, or `["my name"]`. */
export const member = (name: string): string => (isName(name) ? `.${name}` : `[${JSON.stringify(name)}]`);

/** Words that cannot name a variable. */
const reserved = new Set(
  `abstract arguments await boolean break case catch class const continue debugger default delete do else enum eval export
extends false finally for function if implements import in instanceof interface let new null package private protected public
return static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** Names for variables, each given once. */
export class Variables {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken, ...reserved]);
  }

  /** A name like `wanted`: letters, digits and underscores, in camelCase. */
  take(wanted: string): string {
    const words = wanted.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
    const joined = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
    const base = /^[A-Za-z]/.test(joined) ? joined : `t${joined}`;
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}${count}`;
    this.#taken.add(name);
    return name;
  }
}
