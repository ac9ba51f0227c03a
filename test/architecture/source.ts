/**
 * Owns the project's sources as the architecture tests see them: parsed files with their imports and string literals.
 * Must not know any rule.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, parseSync, Visitor } from "oxc-parser";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** An import or re-export, of whatever form. */
export interface Import {
  /** A file, as a path from the project's root, or a package's name ("node:" in front for Node's own). */
  readonly target: string;
  readonly isFile: boolean;
  readonly line: number;
  /** `type` is erased; `static` is loaded with the file; `dynamic` is loaded later: import(), new URL(…, import.meta.url). */
  readonly when: "type" | "static" | "dynamic";
}

export interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** String literals and the beginnings of templates, without the sources of imports. */
  readonly strings: readonly { readonly value: string; readonly line: number }[];
  /** Where the type `any` is written. */
  readonly anyLines: readonly number[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  /** Members of names, as `console.log`. */
  readonly members: readonly { readonly name: string; readonly line: number }[];
}

/** Every file below a folder, from the project's root; none if there is no such folder. Leaves out what is generated. */
export function filesBelow(folder: string): string[] {
  const left = new Set(["node_modules", "dist", "release", "generated", ".git", ".terraform", "cdktf.out"]);
  const walk = (directory: string): string[] =>
    readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return left.has(entry.name) ? [] : walk(path);
      return entry.isFile() ? [relative(root, path).split(sep).join("/")] : [];
    });
  const start = join(root, folder);
  return existsSync(start) ? walk(start).sort() : [];
}

/** The TypeScript files below a folder, parsed. */
export function sourcesBelow(folder: string): Source[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => parse(path, readFileSync(join(root, path), "utf8")));
}

export function parse(path: string, text: string): Source {
  const { program, errors, comments } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const lineOf = (node: { start: number }) => text.slice(0, node.start).split("\n").length;
  const imports: Import[] = [];
  const strings: { value: string; line: number }[] = [];
  const anyLines: number[] = [];
  const members: { name: string; line: number }[] = [];
  const sourcesOfImports = new Set<Node>();
  /** What `typeof` is compared with says nothing of PostgreSQL. */
  const typesOfValues = new Set<Node>();
  const add = (source: Node, when: Import["when"]) => {
    sourcesOfImports.add(source);
    if (source.type === "Literal" && typeof source.value === "string")
      imports.push({ ...resolveImport(path, source.value), line: lineOf(source), when });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === "type" ? "type" : "static"),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === "type" ? "type" : "static"),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.source, node.exportKind === "type" ? "type" : "static");
    },
    ImportExpression: (node) => add(node.source, "dynamic"),
    TSImportType: (node) => add(node.source, "type"),
    NewExpression: (node) => {
      const [first, second] = node.arguments;
      const ofUrl = node.callee.type === "Identifier" && node.callee.name === "URL" && second !== undefined;
      if (ofUrl && first?.type === "Literal" && /^\..*\.[jt]s$/.test(String(first.value))) add(first, "dynamic");
    },
    BinaryExpression: (node) => {
      if (node.left.type === "UnaryExpression" && node.left.operator === "typeof") typesOfValues.add(node.right);
    },
    Literal: (node) => {
      if (typeof node.value === "string" && !sourcesOfImports.has(node) && !typesOfValues.has(node))
        strings.push({ value: node.value, line: lineOf(node) });
    },
    TemplateLiteral: (node) => {
      strings.push({ value: node.quasis[0]!.value.cooked ?? "", line: lineOf(node) });
    },
    TSAnyKeyword: (node) => anyLines.push(lineOf(node)),
    MemberExpression: (node) => {
      if (node.object.type === "Identifier" && node.property.type === "Identifier")
        members.push({ name: `${node.object.name}.${node.property.name}`, line: lineOf(node) });
    },
  }).visit(program);
  return {
    path,
    text,
    imports,
    strings,
    anyLines,
    comments: comments.map((comment) => ({ text: comment.value, line: lineOf(comment) })),
    members,
  };
}

function resolveImport(from: string, specifier: string): Pick<Import, "target" | "isFile"> {
  if (specifier.startsWith(".")) return { target: posix.join(posix.dirname(from), specifier), isFile: true };
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  return { target: specifier.startsWith("node:") ? specifier : name, isFile: false };
}
