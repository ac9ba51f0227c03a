import fc from "fast-check";
import { expect, test } from "vitest";
import { keepPages, Page, type Writing } from "../../provider/engine/shadow/pages.ts";

const size = 8192;
const piece = fc.record({
  at: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: size - 1 }), fc.constant(size - 16)),
  bytes: fc.uint8Array({ maxLength: 40 }),
});

const fitting = ({ at, bytes }: { at: number; bytes: Uint8Array }): Uint8Array => bytes.subarray(0, size - at);

test("a page holds what an array of the same size holds", () => {
  fc.assert(
    fc.property(piece, fc.array(piece, { maxLength: 6 }), fc.nat(size), fc.nat(size), (first, pieces, from, to) => {
      const array = new Uint8Array(size);
      array.set(fitting(first), first.at);
      const page = Page.of(new Int8Array(array.buffer));
      if (page === undefined) return;
      for (const { at, bytes } of pieces) {
        array.set(fitting({ at, bytes }), at);
        page.set(fitting({ at, bytes }), at);
      }
      expect(Buffer.compare(page.subarray(from, to), array.subarray(from, to))).toBe(0);
      expect(Buffer.compare(page.subarray(), array)).toBe(0);
    }),
  );
});

test("a full page is no Page", () => {
  expect(Page.of(new Uint8Array(size).fill(1))).toBeUndefined();
});

test("only the first page of a file is kept so; all other writing is the file system's own", () => {
  const others: number[] = [];
  const writing: Writing = {
    write(_stream, _from, _offset, length) {
      others.push(length);
      return length;
    },
  };
  keepPages(writing);
  const node = { usedBytes: 0, contents: new Uint8Array(), mtime: 0, ctime: 0 };
  const memory = new Uint8Array(4 * size).fill(7, 100, 120);
  expect(writing.write({ node }, memory, 90, size, 0)).toBe(size);
  expect(node.contents).toBeInstanceOf(Page);
  expect(node.usedBytes).toBe(size);
  expect([...node.contents.subarray(9, 11)]).toEqual([0, 7]);
  writing.write({ node }, memory, 0, size, size);
  writing.write({ node: { ...node, usedBytes: 0 } }, memory, 0, 2 * size, 0);
  expect(others).toEqual([size, 2 * size]);
});
