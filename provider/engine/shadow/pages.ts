/**
 * Owns the memory of files that are one page long, as an index of an empty table is: PostgreSQL fills a page from both ends, and
 * what is in between is zero and need not be kept. A thousand tables have 5,000 such indexes, 40 MB.
 * Must not know PGlite, nor what the pages hold.
 */

/** PostgreSQL's BLCKSZ. */
const pageSize = 8192;

/** What a file system in memory asks of the bytes of a file: a Page, or an array, signed or not as the writer's memory was. */
type Contents = Pick<Uint8Array, "length" | "set"> & { subarray(from?: number, to?: number): Uint8Array | Int8Array };

interface File {
  usedBytes: number;
  contents: Contents;
  mtime: number;
  ctime: number;
}

/** How a file system in memory writes to all of its files; the part of Emscripten's MEMFS that is needed. */
export interface Writing {
  write(
    stream: { readonly node: File },
    from: Uint8Array | Int8Array,
    offset: number,
    length: number,
    position: number,
    ...rest: unknown[]
  ): number;
}

/** From now on whatever begins as a file of one page is kept as a Page. */
export function keepPages(writing: Writing): void {
  const { write } = writing;
  writing.write = (stream, from, offset, length, position, ...rest) => {
    const { node } = stream;
    // Not after it was written: a copy of the whole page for each file leaves its place in memory behind.
    const page =
      node.usedBytes === 0 && position === 0 && length === pageSize
        ? Page.of(from.subarray(offset, offset + length))
        : undefined;
    if (page === undefined) return write(stream, from, offset, length, position, ...rest);
    node.contents = page;
    node.usedBytes = length;
    node.mtime = node.ctime = Date.now();
    return length;
  };
}

/** The bytes of one page without the zeros in its middle. */
export class Page implements Contents {
  readonly length = pageSize;
  /** The beginning and the end. */
  #kept: Uint8Array;
  #head: number;

  private constructor(kept: Uint8Array, head: number) {
    this.#kept = kept;
    this.#head = head;
  }

  /** Undefined where little would be saved. */
  static of(bytes: Uint8Array | Int8Array): Page | undefined {
    const [head, tail] = ends(bytes);
    return head + tail > pageSize / 4 ? undefined : new Page(joined(bytes, head, tail), head);
  }

  /** A copy. */
  subarray(from?: number, to?: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(pageSize);
    bytes.set(this.#kept.subarray(0, this.#head));
    bytes.set(this.#kept.subarray(this.#head), pageSize - (this.#kept.length - this.#head));
    return bytes.subarray(from, to);
  }

  set(written: ArrayLike<number>, at = 0): void {
    const bytes = this.subarray();
    bytes.set(written, at);
    const [head, tail] = ends(bytes);
    this.#kept = joined(bytes, head, tail);
    this.#head = head;
  }
}

/** How many bytes at the beginning and at the end are left when the zeros around the middle are not. */
function ends(bytes: Uint8Array | Int8Array): readonly [head: number, tail: number] {
  let head = pageSize / 2;
  while (head > 0 && bytes[head - 1] === 0) head -= 1;
  let start = pageSize / 2;
  while (start < pageSize && bytes[start] === 0) start += 1;
  return [head, pageSize - start];
}

function joined(bytes: Uint8Array | Int8Array, head: number, tail: number): Uint8Array {
  // Of Node's pool: an array of its own takes several times as much.
  const kept = Buffer.allocUnsafe(head + tail);
  kept.set(bytes.subarray(0, head));
  kept.set(bytes.subarray(pageSize - tail), head);
  return kept;
}
