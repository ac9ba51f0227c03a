/**
 * Owns the types of Node's WebAssembly object, which TypeScript has only in its DOM library and @types/node only as types.
 * Must not know what is compiled.
 */

interface WebAssemblyObject {
  compile(bytes: Uint8Array): Promise<WebAssembly.Module>;
  /** Both in pages of 64 KiB. */
  readonly Memory: new (size: {
    initial: number;
    maximum: number;
  }) => object;
}

export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyObject }).WebAssembly;
