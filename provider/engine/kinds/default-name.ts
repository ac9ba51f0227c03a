/**
 * Owns the name that PostgreSQL gives to what nobody named, cut to 63 bytes as makeObjectName cuts it.
 * Must not know whether it is taken: PostgreSQL would then add a number.
 */

const longest = 63;

/** `<table>_<label>`, or `<table>_<column>_<label>`; the longer of the two names is cut first, at a whole character. */
export function defaultName(names: readonly [table: string, column?: string], label: string): string {
  const [table, column] = names;
  const room = longest - names.length - Buffer.byteLength(label);
  const [first, second] = [Buffer.byteLength(table), Buffer.byteLength(column ?? "")];
  const kept = first + second <= room ? first : Math.min(first, Math.max(Math.ceil(room / 2), room - second));
  const parts = column === undefined ? [cut(table, room)] : [cut(table, kept), cut(column, room - kept)];
  return [...parts, label].join("_");
}

function cut(name: string, most: number): string {
  const bytes = Buffer.from(name);
  let end = Math.min(bytes.length, most);
  // A byte 10xxxxxx goes on with a character.
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}
