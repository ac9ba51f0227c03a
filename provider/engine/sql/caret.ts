/**
 * Owns the caret: a line of SQL with a mark under one of its characters, for every message that shows SQL.
 * Must not know where messages go.
 */
import { indexOf, Positions } from "./position.ts";

/** Columns of the terminal that a line may take; a longer one is cut around the caret. */
const WIDTH = 100;

/** A place in a text. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** Characters (code points) from 1 into the line. */
  readonly column: number;
  /** Two lines: the text's line behind its number, and `^` under the character. */
  readonly display: string;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const withoutWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a terminal gives to one character. */
const columns = (character: string): number => (withoutWidth.test(character) ? 0 : wide.test(character) ? 2 : 1);

const total = (characters: readonly string[]): number =>
  characters.reduce((sum, character) => sum + columns(character), 0);

/** Cuts a long line so that what stands at `at` stays in it; returns where it stands then. */
function cut(line: readonly string[], at: number): { line: readonly string[]; at: number } {
  if (total(line) <= WIDTH) return { line, at };
  let from = at;
  for (let room = WIDTH * 0.6; from > 0 && room > 0; from -= 1) room -= columns(line[from - 1]!);
  let to = at;
  for (let room = WIDTH * 0.4; to < line.length && room > 0; to += 1) room -= columns(line[to]!);
  const before = from > 0 ? ["…"] : [];
  const after = to < line.length ? ["…"] : [];
  return { line: [...before, ...line.slice(from, to), ...after], at: at - from + before.length };
}

/**
 * Shows where `position` (characters from 1, as PostgreSQL's error field P) lies in `text`. A position past the end is
 * shown behind the last character. Tabs are shown as one blank. `firstLine` is the number of the text's first line in what it
 * is a part of.
 */
export function caret(text: string, position: number, firstLine = 1): Place {
  const index = indexOf(text, Math.max(1, position));
  const line = new Positions(text).at(index).line + firstLine - 1;
  let start = index;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  let end = index;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end += 1;
  const before = [...text.slice(start, index)].length;
  // Control characters would move the cursor of whoever reads this.
  const characters = [...text.slice(start, end)].map((character) => (/\p{Cc}/u.test(character) ? " " : character));
  const shown = cut(characters, before);
  const label = `line ${line}: `;
  const indent = " ".repeat(label.length + total(shown.line.slice(0, shown.at)));
  return { line, column: before + 1, display: `${label}${shown.line.join("")}\n${indent}^` };
}
