/**
 * Owns the names that PostgreSQL gives to constraints and indexes that have none, and what a name may be.
 * Must not know what is named.
 */

/** Bytes that PostgreSQL keeps of a name (NAMEDATALEN - 1). */
const longest = 63;

const bytes = (text: string): number => Buffer.byteLength(text, "utf8");

/** The longest beginning of at most so many bytes that ends between characters. */
function clipped(text: string, most: number): string {
  let result = "";
  let size = 0;
  for (const character of text) {
    size += bytes(character);
    if (size > most) break;
    result += character;
  }
  return result;
}

/**
 * `<table>_<columns>_<label>`, as PostgreSQL makes it (CREATE TABLE, makeObjectName): the longer of the first two parts is cut
 * first; a number follows where the name is taken.
 */
export function chosenName(
  table: string,
  columns: string | undefined,
  label: string,
  isTaken: (name: string) => boolean,
): string {
  for (let pass = 0; ; pass += 1) {
    const name = joined(table, columns, pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
}

function joined(table: string, columns: string | undefined, label: string): string {
  const overhead = bytes(label) + 1 + (columns === undefined ? 0 : 1);
  let [first, second] = [bytes(table), columns === undefined ? 0 : bytes(columns)];
  while (first + second > longest - overhead) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  const middle = columns === undefined ? "" : `_${clipped(columns, second)}`;
  return `${clipped(table, first)}${middle}_${label}`;
}

/** What is wrong with a name; undefined if nothing is. */
export function problemOf(name: string): string | undefined {
  if (name === "") return "is empty";
  if (name.includes("\0")) return "holds a zero character, which no name may";
  if (bytes(name) > longest) return `has ${bytes(name)} bytes; PostgreSQL keeps ${longest} and would cut the rest off`;
  return undefined;
}

/** How many letters have to change to make one of the other (Levenshtein), or more than `most`. */
function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[right.length] as number;
}

/** ` Did you mean x?` for the nearest name within two edits; else nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? "" : ` Did you mean ${near}?`;
}

/** The nearest of the known names within two edits that is not the name itself. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let found: { readonly name: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    const edits = distance(name, candidate, 2);
    if (edits > 0 && edits <= 2 && edits < (found?.edits ?? 3)) found = { name: candidate, edits };
  }
  return found?.name;
}
