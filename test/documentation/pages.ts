/**
 * Owns the reading of a page for people: its sections, tables and fenced blocks.
 * Must not know what any page says.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../architecture/source.ts";

export const guide = (name: string): string => readFileSync(join(root, "docs/guides", `${name}.md`), "utf8");

/** What stands between a heading and the next one of its level or above. */
export function section(page: string, heading: string): string {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (start < 0) throw new Error(`there is no heading ${JSON.stringify(heading)}`);
  const [marks = ""] = /^#+/.exec(lines[start] ?? "") ?? [];
  const length = lines.slice(start + 1).findIndex((line) => new RegExp(`^#{1,${marks.length}} `).test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join("\n");
}

/** The rows of the table whose head begins with `title`, below its head. */
export function table(text: string, title: string): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`| ${title} |`));
  if (head < 0) throw new Error(`there is no table of ${title}`);
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** All that is written as code in some cells. */
export const codes = (cells: readonly (string | undefined)[]): readonly string[] =>
  cells.flatMap((cell) => [...(cell ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] as string));

/** Fenced blocks of a language. */
export const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map((match) => match[1] as string);
