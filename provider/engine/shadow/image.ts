/**
 * Owns the data directory image: a directory tree as one file that a MEMFS can adopt without copying or unpacking.
 * Must not know PGlite, workers or what the files mean.
 *
 * Layout: 4 bytes length of the index (little endian), the index as JSON, then all contents one after another.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Index {
  /** Parents before children, relative to the root. */
  readonly directories: readonly string[];
  /** Path, offset into the contents, length in bytes. */
  readonly files: readonly (readonly [path: string, offset: number, length: number])[];
}

/** The part of Emscripten's FS that is needed to write files. */
export interface FileSystem {
  mkdirTree(path: string, mode?: number): void;
  writeFile(path: string, data: Uint8Array, options: { canOwn: boolean }): void;
}

/** Packs everything under `root`, in the order of names: the same tree is the same image. */
export function packImage(root: string): Buffer {
  const directories: string[] = [];
  const files: [string, number, number][] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  const walk = (directory: string): void => {
    const entries = readdirSync(join(root, directory), { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        directories.push(path);
        walk(path);
      } else {
        const content = readFileSync(join(root, path));
        files.push([path, offset, content.length]);
        contents.push(content);
        offset += content.length;
      }
    }
  };
  walk("");
  const index = Buffer.from(JSON.stringify({ directories, files } satisfies Index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([length, index, ...contents]);
}

/** Writes an image under `root`. The file system keeps views into `image`: give it a copy of its own each time. */
export function unpackImage(image: Buffer, fileSystem: FileSystem, root: string): void {
  const start = 4 + image.readUInt32LE(0);
  const index = JSON.parse(image.toString("utf8", 4, start)) as Index;
  fileSystem.mkdirTree(root, 0o700);
  for (const directory of index.directories) fileSystem.mkdirTree(`${root}/${directory}`, 0o700);
  for (const [path, offset, length] of index.files) {
    const from = start + offset;
    fileSystem.writeFile(`${root}/${path}`, image.subarray(from, from + length), { canOwn: true });
  }
}
