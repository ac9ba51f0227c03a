/**
 * Owns msgpack's bytes: headers, lengths, integers, floats, strings.
 * Must not know types or what a value means; `msgpack.ts` drives it.
 */

/** A msgpack item's first byte, decoded. `length` counts bytes, elements or entries. */
export type Header =
  | { readonly kind: "nil" | "integer" | "float" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "text" | "binary" | "array" | "map" | "ext"; readonly length: number };

/** Reads msgpack item by item. @throws RangeError when the bytes end too soon or begin with the unused byte 0xc1. */
export class ByteReader {
  /** Offset of the next byte, from 0. */
  at = 0;
  private readonly buffer: Buffer;
  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get finished(): boolean {
    return this.at === this.buffer.length;
  }

  /** The kind of the next item, without moving. */
  peek(): "nil" | "ext" | "other" {
    const byte = this.buffer[this.at];
    if (byte === 0xc0) {
      return "nil";
    }
    return byte !== undefined && ((byte >= 0xd4 && byte <= 0xd8) || (byte >= 0xc7 && byte <= 0xc9)) ? "ext" : "other";
  }

  skipNil(): void {
    this.at++;
  }

  /** The next item's header. Of an integer or float nothing is consumed: `integer()` or `float()` reads it. */
  header(): Header {
    const byte = this.buffer.readUInt8(this.at);
    if (byte < 0x80 || byte >= 0xe0 || (byte >= 0xcc && byte <= 0xd3)) {
      return { kind: "integer" };
    }
    if (byte === 0xca || byte === 0xcb) {
      return { kind: "float" };
    }
    this.at++;
    if (byte < 0x90) {
      return { kind: "map", length: byte & 0x0f };
    }
    if (byte < 0xa0) {
      return { kind: "array", length: byte & 0x0f };
    }
    if (byte < 0xc0) {
      return { kind: "text", length: byte & 0x1f };
    }
    switch (byte) {
      case 0xc0:
        return { kind: "nil" };
      case 0xc2:
      case 0xc3:
        return { kind: "bool", value: byte === 0xc3 };
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return { kind: "binary", length: this.length(byte - 0xc4) };
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return { kind: "ext", length: this.length(byte - 0xc7) };
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return { kind: "ext", length: 1 << (byte - 0xd4) };
      case 0xd9:
      case 0xda:
      case 0xdb:
        return { kind: "text", length: this.length(byte - 0xd9) };
      case 0xdc:
      case 0xdd:
        return { kind: "array", length: this.length(byte - 0xdc + 1) };
      case 0xde:
      case 0xdf:
        return { kind: "map", length: this.length(byte - 0xde + 1) };
      default:
        throw new RangeError("not msgpack");
    }
  }

  /** Reads an integer of any width, exactly. */
  integer(): bigint {
    const byte = this.buffer.readUInt8(this.at++);
    if (byte < 0x80) {
      return BigInt(byte);
    }
    if (byte >= 0xe0) {
      return BigInt(byte - 0x100);
    }
    const start = this.at;
    const width = 1 << ((byte - 0xcc) & 3);
    this.at += width;
    const signed = byte >= 0xd0;
    if (width === 8) {
      return signed ? this.buffer.readBigInt64BE(start) : this.buffer.readBigUInt64BE(start);
    }
    return BigInt(signed ? this.buffer.readIntBE(start, width) : this.buffer.readUIntBE(start, width));
  }

  float(): number {
    const byte = this.buffer.readUInt8(this.at++);
    const start = this.at;
    this.at += byte === 0xca ? 4 : 8;
    return byte === 0xca ? this.buffer.readFloatBE(start) : this.buffer.readDoubleBE(start);
  }

  /** The next `length` bytes as UTF-8. */
  text(length: number): string {
    return this.slice(length).toString("utf8");
  }

  /** The next `length` bytes; a view, not a copy. */
  slice(length: number): Buffer {
    const start = this.at;
    if (start + length > this.buffer.length) {
      throw new RangeError("msgpack ends too soon");
    }
    this.at += length;
    return this.buffer.subarray(start, this.at);
  }

  /** The whole next item if it is an extension: header, type and data. A copy. */
  extension(): Uint8Array {
    const start = this.at;
    const header = this.header();
    this.slice(1 + (header.kind === "ext" ? header.length : 0));
    return Uint8Array.from(this.buffer.subarray(start, this.at));
  }

  /** Reads a length of 1, 2 or 4 bytes (`width` 0, 1, 2). */
  private length(width: number): number {
    const bytes = 1 << width;
    const start = this.at;
    this.at += bytes;
    return this.buffer.readUIntBE(start, bytes);
  }
}

/** Writes msgpack, each item in its shortest form. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(1024);
  private at = 0;

  /** What was written. A view that stays valid; the writer must not be used after it. */
  finish(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }

  nil(): void {
    this.byte(0xc0);
  }

  bool(value: boolean): void {
    this.byte(value ? 0xc3 : 0xc2);
  }

  float(value: number): void {
    this.byte(0xcb);
    this.reserve(8);
    this.at = this.buffer.writeDoubleBE(value, this.at);
  }

  text(value: string): void {
    const length = Buffer.byteLength(value, "utf8");
    if (length < 32) {
      this.byte(0xa0 | length);
    } else {
      this.sized(0xd9, length);
    }
    this.reserve(length);
    this.at += this.buffer.write(value, this.at, "utf8");
  }

  binary(bytes: Uint8Array): void {
    this.sized(0xc4, bytes.length);
    this.raw(bytes);
  }

  array(length: number): void {
    this.collection(0x90, 0xdc, length);
  }

  map(length: number): void {
    this.collection(0x80, 0xde, length);
  }

  /** Bytes that are msgpack already. */
  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  private collection(short: number, long: number, length: number): void {
    if (length < 16) {
      this.byte(short | length);
      return;
    }
    const width = length < 0x10000 ? 1 : 2;
    this.byte(long + width - 1);
    this.reserve(1 << width);
    this.at = this.buffer.writeUIntBE(length, this.at, 1 << width);
  }

  /** `first` for one byte, `first + 1` for two, `first + 2` for four. */
  private sized(first: number, value: number): void {
    const width = value < 0x100 ? 0 : value < 0x10000 ? 1 : 2;
    this.byte(first + width);
    this.reserve(1 << width);
    this.at = this.buffer.writeUIntBE(value, this.at, 1 << width);
  }

  private byte(value: number): void {
    this.reserve(1);
    this.buffer[this.at++] = value;
  }

  private reserve(length: number): void {
    if (this.at + length > this.buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + length));
      this.buffer.copy(grown, 0, 0, this.at);
      this.buffer = grown;
    }
  }
}
