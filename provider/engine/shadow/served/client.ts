/**
 * Owns one connection of a client: its login, its requests one after the other, and what it is answered.
 * Must not know how the session is shared, nor what the SQL means.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";
import { ShadowLost } from "../lost.ts";
import { type ErrorFields, type Message, message, messagesIn, strings } from "../wire.ts";
import { readStartup, type Startup, startupLength } from "./startup.ts";
import { Holder, realServer, TurnRefused, type Turns } from "./turns.ts";

/** What all connections have in common. */
export interface House {
  readonly turns: Turns;
  readonly user: string;
  readonly database: string;
  readonly password: string;
  /** What PostgreSQL reports of itself when a session starts. */
  readonly parameters: ReadonlyMap<string, string>;
  /** A client was let in. */
  admitted(client: Client): void;
  /** Another connection asks that one's request be given up. */
  cancel(process: number, secret: string): void;
  /** The shadow could not do what a server does. */
  refused(what: string): void;
}

const fatal = (sqlstate: string, text: string): ErrorFields => ({ severity: "FATAL", sqlstate, message: text });

const field = (letter: string, value: string | undefined): Buffer =>
  value === undefined ? Buffer.alloc(0) : strings(`${letter}${value}`);

/** ErrorResponse (manual, 54.8). */
const errorResponse = ({ severity, sqlstate, message: text, detail, hint }: ErrorFields): Buffer =>
  message(
    "E",
    field("S", severity),
    field("V", severity),
    field("C", sqlstate),
    field("M", text),
    field("D", detail),
    field("H", hint),
    Buffer.alloc(1),
  );

const int32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeInt32BE(value, 4 * at);
  return bytes;
};

const ready = message("Z", Buffer.from("I"));

/** COPY FROM STDIN would end PostgreSQL, for it cannot wait for rows; without COPY this is ignored (manual, 54.2.6). */
const noCopy = message(
  "f",
  strings(`the shadow takes no rows from a client. Insert them, or give it a real server: ${realServer}`),
);

/** Messages after which an answer is due; those before them go with them. */
const endsRequest = "QSFH";
const known = "QPBDECSHFdcf";

/** Thrown to end the connection after a last word. */
class Goodbye extends Error {
  constructor(readonly fields?: ErrorFields) {
    super(fields?.message ?? "the client has gone");
  }
}

export class Client {
  /** For CancelRequest. */
  readonly secret = randomBytes(4).toString("hex");
  holder: Holder | undefined;
  #received: Buffer = Buffer.alloc(0);
  /** Whether an error was answered and Sync has not come yet: until then everything is passed over. */
  #skipping = false;

  constructor(
    private readonly socket: Socket,
    readonly process: number,
    private readonly house: House,
  ) {}

  /** Serves it until it goes. */
  async serve(): Promise<void> {
    const chunks = this.socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    try {
      await this.#login(chunks);
      await this.#requests(chunks);
    } catch (cause) {
      const fields = lastWord(cause);
      if (fields !== undefined && this.socket.writable) this.socket.write(errorResponse(fields));
    } finally {
      if (this.holder !== undefined) this.house.turns.leave(this.holder);
      // What it says now is passed over; one that does not go keeps nobody from going.
      this.socket.resume().unref().end();
    }
  }

  /** Ends it from outside, as a server that shuts down does. */
  end(): void {
    if (this.socket.writable) this.socket.write(errorResponse(fatal("57P01", "the shadow is closed")));
    this.socket.destroy();
  }

  async #more(chunks: AsyncIterator<Buffer>): Promise<void> {
    const { done, value } = await chunks.next();
    if (done === true) throw new Goodbye();
    this.#received = this.#received.length === 0 ? value : Buffer.concat([this.#received, value]);
  }

  #take(length: number): Buffer {
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  async #startup(chunks: AsyncIterator<Buffer>): Promise<Startup> {
    for (;;) {
      const length = startupLength(this.#received);
      if (length !== undefined && this.#received.length >= length) return readStartup(this.#take(length));
      await this.#more(chunks);
    }
  }

  async #message(chunks: AsyncIterator<Buffer>): Promise<Message> {
    for (;;) {
      if (this.#received.length >= 5 && this.#received.readInt32BE(1) < 4)
        throw new Goodbye(fatal("08P01", "invalid message length"));
      const [first] = messagesIn(this.#received);
      if (first !== undefined) {
        this.#take(first.bytes.length);
        return first;
      }
      await this.#more(chunks);
    }
  }

  async #login(chunks: AsyncIterator<Buffer>): Promise<void> {
    let startup = await this.#startup(chunks);
    // Nothing leaves the machine.
    for (; startup.kind === "encryption"; startup = await this.#startup(chunks)) this.socket.write("N");
    if (startup.kind === "cancel") {
      this.house.cancel(startup.process, startup.secret);
      throw new Goodbye();
    }
    if (startup.kind === "refused") throw new Goodbye(fatal("0A000", startup.message));
    if (startup.minor > 0 || startup.unknown.length > 0)
      this.socket.write(message("v", int32(0, startup.unknown.length), strings(...startup.unknown)));
    this.socket.write(message("R", int32(3)));
    const { letter, body } = await this.#message(chunks);
    if (letter !== "p") throw new Goodbye(fatal("08P01", "expected a password"));
    const { user, database, password } = this.house;
    if (startup.user !== user || !isSame(body, strings(password)))
      throw new Goodbye(fatal("28P01", `password authentication failed for user "${startup.user}"`));
    if (startup.database !== database)
      throw new Goodbye(
        fatal(
          "3D000",
          `database "${startup.database}" does not exist: the shadow has only "${database}", see DATABASE_URL`,
        ),
      );
    this.holder = new Holder(this.process, startup.settings);
    this.house.admitted(this);
    const said = new Map([
      ...this.house.parameters,
      ...startup.settings.filter(([name]) => this.house.parameters.has(name)),
    ]);
    this.socket.write(
      Buffer.concat([
        message("R", int32(0)),
        ...[...said].map((parameter) => message("S", strings(...parameter))),
        message("K", int32(this.process), Buffer.from(this.secret, "hex")),
        ready,
      ]),
    );
  }

  async #requests(chunks: AsyncIterator<Buffer>): Promise<void> {
    const holder = this.holder!;
    let request: Buffer[] = [];
    for (;;) {
      const { letter, body, bytes } = await this.#message(chunks);
      if (letter === "X") return;
      if (!known.includes(letter)) throw new Goodbye(fatal("08P01", `invalid frontend message type "${letter}"`));
      // Rows for a COPY that was refused may still come.
      if ("dcf".includes(letter)) continue;
      if (letter === "Q") holder.unnamed = undefined;
      if (letter === "P" && body[0] === 0) holder.unnamed = Buffer.from(bytes);
      request.push(Buffer.from(bytes));
      if (letter === "Q" || letter === "E") request.push(noCopy);
      if (!endsRequest.includes(letter)) continue;
      await this.#answer(holder, Buffer.concat(request), letter);
      request = [];
    }
  }

  async #answer(holder: Holder, request: Buffer, end: string): Promise<void> {
    if (this.#skipping) {
      if (end !== "S") return;
      this.#skipping = false;
      this.socket.write(ready);
      return;
    }
    try {
      this.socket.write(this.#passed(await this.house.turns.request(holder, request)));
    } catch (cause) {
      if (!(cause instanceof TurnRefused) || cause.fields.severity === "FATAL") throw cause;
      if (cause.isOurs) this.house.refused(cause.message);
      this.socket.write(errorResponse(cause.fields));
      if (end === "H") this.#skipping = true;
      else this.socket.write(ready);
    }
  }

  /** What the client is told of an answer: CopyInResponse would ask it for rows; the error that follows it stays. */
  #passed(answer: Buffer): Buffer {
    const messages = [...messagesIn(answer)];
    const encoding = messages.map(encodingIn).find((name) => name !== undefined && !encodings.includes(name));
    if (encoding !== undefined)
      throw new Goodbye(
        fatal("0A000", `the shadow converts no encodings: set client_encoding to UTF8, not ${encoding}`),
      );
    if (messages.every(({ letter }) => letter !== "G")) return answer;
    this.house.refused("COPY … FROM STDIN: the shadow takes no rows from a client");
    return Buffer.concat(messages.filter(({ letter }) => letter !== "G").map(({ bytes }) => bytes));
  }
}

/** Those in which PostgreSQL, whose own is UTF8, has nothing to convert. */
const encodings: readonly string[] = ["UTF8", "SQL_ASCII"];

/** The client_encoding that PostgreSQL reports. */
function encodingIn({ letter, body }: Message): string | undefined {
  const [name, value] = letter === "S" ? body.toString("utf8").split("\0") : [];
  return name === "client_encoding" ? value : undefined;
}

function isSame(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function lastWord(cause: unknown): ErrorFields | undefined {
  if (cause instanceof Goodbye) return cause.fields;
  if (cause instanceof TurnRefused) return cause.fields;
  // crash_shutdown
  if (cause instanceof ShadowLost) return fatal("57P02", cause.message);
  if (cause instanceof RangeError) return fatal("08P01", cause.message);
  return undefined;
}
