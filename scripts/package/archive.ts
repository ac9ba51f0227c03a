/**
 * Owns the zip archives of a release: sorted, without times, with modes; the same files are the same archive.
 * Must not know what the files are for.
 */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file in an archive: where it is read from, or what it says. */
export interface Entry {
  readonly path: string;
  readonly from: string | Buffer;
  readonly executable: boolean;
}

/** The first moment that a zip archive can name; it is without a time zone. */
const epoch = new Date(1980, 0, 1);

export async function writeZip(file: string, entries: readonly Entry[]): Promise<void> {
  const zip = new ZipFile();
  for (const { path, from, executable } of [...entries].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const options = { mtime: epoch, mode: executable ? 0o100755 : 0o100644, compress: true, forceDosTimestamp: true };
    if (typeof from === "string") zip.addFile(from, path, options);
    else zip.addBuffer(from, path, options);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
