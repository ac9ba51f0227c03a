/**
 * Owns the second judge: pg_dump 18 (in WebAssembly, in this process) against a real server, about 0.1 s a dump.
 * Must not know how dumps are compared (provider/cli/dump-text.ts), nor anything of the engine.
 */
import { readFileSync, readSync, writeSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { webAssembly } from "../provider/engine/shadow/webassembly.ts";

export { normalise } from "../provider/cli/dump-text.ts";

/**
 * pg_dump's code, compiled. pgDump compiles it for each dump, and V8 gives it what it has for the same bytes, with all that was
 * optimised since, as long as somebody holds it. When nobody does, each dump optimises anew: 0.3 s of a processor instead of 0.04.
 */
let code: Promise<unknown> | undefined;

/**
 * The schema of a database as pg_dump writes it. The URL's user must be let in without a password, by TCP and
 * without TLS, as the superuser of the test servers is. Blocks this thread while it runs.
 */
export async function dumpSchema(url: string, options: { schemas?: readonly string[] } = {}): Promise<string> {
  code ??= webAssembly.compile(
    readFileSync(fileURLToPath(new URL("pg_dump.wasm", import.meta.resolve("@electric-sql/pglite-tools/pg_dump")))),
  );
  await code;
  const { hostname, port, pathname } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.on("error", () => {});
  try {
    const args = ["--schema-only", "--lock-wait-timeout=20s", "--dbname", decodeURIComponent(pathname.slice(1))];
    for (const schema of options.schemas ?? []) args.push("--schema", `"${schema.replaceAll('"', '""')}"`);
    const file = await pgDump({ pg: new Bridge(socket) as unknown as PGlite, args });
    return await file.text();
  } finally {
    socket.destroy();
  }
}

/** The longest that one answer may take. */
const limit = 60_000;

/**
 * The part of PGlite that pg_dump uses, over a socket. pg_dump in WebAssembly wants each answer before its write
 * returns, so this reads and writes the socket's descriptor directly; Node's event loop stands still meanwhile.
 */
class Bridge {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(1 << 16);
  /** What pg_dump has written of a message that is not complete yet. */
  #request: Buffer = Buffer.alloc(0);
  #started = false;

  constructor(socket: Socket) {
    const descriptor = (socket as unknown as { _handle?: { fd?: number } })._handle?.fd;
    if (descriptor === undefined || descriptor < 0) throw new Error("this platform has no descriptors for sockets");
    this.#descriptor = descriptor;
  }

  execProtocolRawStream(bytes: Uint8Array, { onRawData }: { onRawData: (bytes: Uint8Array) => void }): void {
    this.#write(bytes);
    if (!this.#wantsAnswer(bytes)) return;
    let pending: Buffer = Buffer.alloc(0);
    for (let ready = false; !ready; ) {
      const part = this.#read();
      onRawData(new Uint8Array(part));
      ({ ready, rest: pending } = endsReady(Buffer.concat([pending, part])));
    }
  }

  /** pgDump asks for the search_path before and restores it after, which matters to a shared PGlite only. */
  async query(): Promise<{ rows: { search_path: string }[] }> {
    return { rows: [{ search_path: "" }] };
  }

  async exec(): Promise<void> {}

  /** The server answers with ReadyForQuery to the startup packet, to Query and to Sync (manual, 55.2). */
  #wantsAnswer(bytes: Uint8Array): boolean {
    this.#request = Buffer.concat([this.#request, bytes]);
    let last = "";
    while (this.#request.length >= 5) {
      const type = this.#started ? 1 : 0;
      const length = type + this.#request.readInt32BE(type);
      if (this.#request.length < length) return false;
      last = this.#started ? String.fromCharCode(this.#request[0]!) : "startup";
      this.#started = true;
      this.#request = this.#request.subarray(length);
    }
    return this.#request.length === 0 && ["startup", "Q", "S"].includes(last);
  }

  #write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; )
      written += insist(() => writeSync(this.#descriptor, bytes, written, bytes.length - written));
  }

  #read(): Buffer {
    const length = insist(() => readSync(this.#descriptor, this.#buffer));
    if (length === 0) throw new Error("the server closed the connection to pg_dump");
    return this.#buffer.subarray(0, length);
  }
}

/** Whether the messages end with ReadyForQuery, and the bytes of the message that is not complete. */
function endsReady(messages: Buffer): { ready: boolean; rest: Buffer } {
  let ready = false;
  let position = 0;
  while (position + 5 <= messages.length) {
    const end = position + 1 + messages.readInt32BE(position + 1);
    if (end > messages.length) break;
    ready = messages[position] === 0x5a;
    position = end;
  }
  return { ready: ready && position === messages.length, rest: messages.subarray(position) };
}

const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * The descriptor does not block (libuv's sockets do not), so try again until it has something: soon at first, for most answers
 * are short, then more seldom, for each try takes time from the server that is to answer.
 */
function insist(operation: () => number): number {
  const deadline = Date.now() + limit;
  for (let pause = 0.1; ; pause = Math.min(2 * pause, 2)) {
    try {
      return operation();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      if (Date.now() > deadline) throw new Error(`the server did not answer pg_dump within ${limit / 1000} s`);
      Atomics.wait(never, 0, 0, pause);
    }
  }
}
