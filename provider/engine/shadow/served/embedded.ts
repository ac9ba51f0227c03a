/**
 * Owns the embedded shadow as a server for other programs: a socket on this machine, a password, and the way back.
 * Must not know the protocol beyond the first packet, nor who the clients are.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "../../db/session.ts";
import { settingsStatement } from "../../db/session-start.ts";
import { type EmbeddedShadow, openForClients } from "../embedded.ts";
import { ShadowLost } from "../lost.ts";
import type { ShadowOptions } from "../shadow.ts";
import { messagesIn, strings } from "../wire.ts";
import { Client, type House } from "./client.ts";
import type { Served } from "./served.ts";
import { Turns } from "./turns.ts";

/** The only role and the only database of the image. */
const user = "postgres";
const database = "postgres";

/** Milliseconds that connections have to end after the command that opened them. */
const farewell = 2_000;

class ServedEmbedded implements Served {
  readonly engine = "embedded";
  readonly address: Served["address"];
  readonly refusals: string[] = [];
  connections = 0;
  readonly #clients = new Map<Client, Promise<void>>();
  readonly #turns: Turns;

  constructor(
    private readonly shadow: EmbeddedShadow,
    private readonly server: Server,
    parameters: ReadonlyMap<string, string>,
    patience: number,
  ) {
    const password = randomBytes(18).toString("hex");
    const { address, port } = server.address() as AddressInfo;
    this.address = { host: address, port, database, username: user, password, sslmode: "disable" };
    this.#turns = new Turns(shadow, user, patience);
    const house: House = {
      turns: this.#turns,
      user,
      database,
      password,
      parameters,
      admitted: () => {
        this.connections += 1;
      },
      cancel: (process, secret) => this.#cancel(process, secret),
      refused: (what) => this.refusals.push(what),
    };
    let number = 0;
    server.on("connection", (socket: Socket) => {
      // A client that is gone is no error of ours: reading ends, too.
      socket.on("error", () => undefined).setNoDelay(true);
      number += 1;
      const client = new Client(socket, number, house);
      this.#clients.set(
        client,
        client.serve().finally(() => this.#clients.delete(client)),
      );
    });
  }

  get version(): number {
    return this.shadow.version;
  }

  #cancel(process: number, secret: string): void {
    for (const client of this.#clients.keys())
      if (client.process === process && client.secret === secret && client.holder !== undefined)
        this.#turns.cancel(client.holder);
  }

  async takeBack(): Promise<Session> {
    this.server.close();
    // What was sent before its program ended is still done, as a server does.
    const left = Promise.allSettled(this.#clients.values());
    const limit = new AbortController();
    await Promise.race([left, sleep(farewell, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
    this.#hangUp();
    await Promise.allSettled(this.#clients.values());
    await this.#turns.takeBack();
    const session = this.shadow.session();
    await session.execute(settingsStatement());
    return session;
  }

  #hangUp(): void {
    this.#turns.end();
    for (const client of this.#clients.keys()) client.end();
  }

  async close(): Promise<void> {
    this.server.close();
    this.#hangUp();
    await this.shadow.close();
  }
}

/** Starts it, and listens on this machine alone. Throws ShadowLost. */
export async function serveEmbedded(options: ShadowOptions, patience: number): Promise<Served> {
  const shadow = await openForClients(options);
  try {
    const parameters = await greeting(shadow);
    const server = createServer({ allowHalfOpen: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new ServedEmbedded(shadow, server, parameters, patience);
  } catch (cause) {
    await shadow.close();
    throw cause;
  }
}

/** A startup packet makes PostgreSQL report its parameters, and their changes from then on (manual, 54.2.7). */
async function greeting(shadow: EmbeddedShadow): Promise<ReadonlyMap<string, string>> {
  const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), strings("user", user, "database", database, "")]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  const parameters = new Map<string, string>();
  for (const { letter, body: said } of messagesIn(await shadow.exchange(Buffer.concat([length, body])))) {
    const [name = "", value = ""] = said.toString("utf8").split("\0");
    if (letter === "S") parameters.set(name, value);
  }
  if (!parameters.has("server_version"))
    throw new ShadowLost("crashed", undefined, "the embedded shadow tells nothing of itself", "58000");
  // PostgreSQL alone in its process has let nobody in.
  return parameters.set("session_authorization", user).set("is_superuser", "on");
}
