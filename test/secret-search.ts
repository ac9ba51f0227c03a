/**
 * Owns the search for a secret in files, however it is wrapped: encoded, compressed, inside a zip archive.
 * Must not know who wrote the files.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Where the secret is, as `file` followed by the wrappings in which it was found. Follows no symbolic links. */
export function searchSecret(directory: string, secret: string): string[] {
  if (secret.length < 8) throw new Error("a secret of less than 8 characters may be found by chance");
  return filesIn(directory).flatMap((path) =>
    inBytes(readFileSync(path), secret, 0).map((wrapping) => `${relative(directory, path)}${wrapping}`),
  );
}

/** As `searchSecret`, for what a command printed. */
export const searchSecretInText = (text: string, secret: string): string[] => inBytes(Buffer.from(text), secret, 0);

function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Deeper than any wrapping that is made on purpose. */
const deepest = 6;

function inBytes(bytes: Buffer, secret: string, depth: number): string[] {
  if (depth > deepest) return [];
  const inside = (wrapping: string, content: Buffer | undefined) =>
    content === undefined ? [] : inBytes(content, secret, depth + 1).map((found) => ` > ${wrapping}${found}`);
  return [
    ...spellingsOf(bytes)
      .flatMap(([spelling, text]) => (text.includes(secret) ? [spelling] : []))
      .slice(0, 1),
    ...zipEntries(bytes).flatMap(({ name, content }) => inside(name, content)),
    ...inside("compressed", decompressed(bytes)),
    ...encodedRuns(bytes).flatMap(([encoding, content]) => inside(encoding, content)),
  ];
}

/** The text as it is, and without the escapes of URLs and of JSON. */
function spellingsOf(bytes: Buffer): [string, string][] {
  const text = bytes.toString("utf8");
  const byte = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  const unescaped = text.replaceAll(/%([0-9a-fA-F]{2})/g, byte);
  return [
    ["", text],
    [" (percent-encoded)", Buffer.from(unescaped, "latin1").toString("utf8")],
    [" (percent-encoded)", unescaped.replaceAll("+", " ")],
    [" (JSON)", text.replaceAll(/\\u([0-9a-fA-F]{4})/g, byte).replaceAll(/\\(["\\/])/g, "$1")],
  ];
}

/** Runs of base64 or hexadecimal digits, decoded at every offset at which they may begin. */
function encodedRuns(bytes: Buffer): [string, Buffer][] {
  const text = bytes.toString("latin1");
  const base64 = text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [];
  const hexadecimal = text.match(/[0-9a-fA-F]{16,}/g) ?? [];
  return [
    ...base64.flatMap((run) =>
      [0, 1, 2, 3].map((skip): [string, Buffer] => ["base64", Buffer.from(run.slice(skip), "base64")]),
    ),
    ...hexadecimal.flatMap((run) =>
      [0, 1].map((skip): [string, Buffer] => ["hexadecimal", Buffer.from(run.slice(skip), "hex")]),
    ),
  ];
}

function decompressed(bytes: Buffer): Buffer | undefined {
  const options = { maxOutputLength: 1 << 28 };
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, options);
    if (bytes[0] === 0x78 && bytes.length > 6) return inflateSync(bytes, options);
  } catch {
    // Not compressed after all: the bytes themselves have been searched.
  }
  return undefined;
}

/** The entries of a zip archive, from its central directory (APPNOTE.TXT 4.3.12); none if the bytes are no archive. */
function zipEntries(bytes: Buffer): { name: string; content: Buffer }[] {
  if (!bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) return [];
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06"));
  const entries: { name: string; content: Buffer }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({ name, content: bytes.readUInt16LE(at + 10) === 0 ? stored : inflateRawSync(stored) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
