/**
 * Owns Served: a shadow that other programs connect to, and what is read of it when they have gone.
 * Must not know those programs, nor how each engine lets them in.
 */
import type { Session } from "../../db/session.ts";
import type { ConnectionSettings } from "../../db/settings.ts";
import { openShadow, type Shadow, type ShadowOptions } from "../shadow.ts";
import { serveEmbedded } from "./embedded.ts";

/** Where it is reached. */
export interface ServedAddress {
  /** A name, an address, or a directory of Unix sockets when it starts with "/". */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly sslmode: string;
}

export interface Served {
  readonly engine: Shadow["engine"];
  /** server_version_num, e.g. 180006. */
  readonly version: number;
  readonly address: ServedAddress;
  /** Connections that were let in; undefined where nobody counts them. */
  readonly connections: number | undefined;
  /** What clients asked for and a shadow cannot do: what they made may lack it, also when they took it for done. */
  readonly refusals: readonly string[];
  /** The engine's own session in it; clients are sent away. Throws ShadowLost. */
  takeBack(): Promise<Session>;
  close(): Promise<void>;
}

/** Milliseconds that a connection may sit in a transaction while another waits for it. */
const patience = 10_000;

export interface ServeOptions extends ShadowOptions {
  /** Default: 10,000. */
  readonly patience?: number;
}

/** Opens a shadow for other programs: embedded, or in a database that was given for it. Throws as openShadow does. */
export async function serveShadow(options: ServeOptions = {}): Promise<Served> {
  if (options.place === undefined) return serveEmbedded(options, options.patience ?? patience);
  const { engine, settings } = options.place;
  if (engine === "server") throw new TypeError("a scratch database has no address of its own");
  const shadow = await openShadow(options);
  return {
    engine: shadow.engine,
    version: shadow.version,
    address: addressOf(settings),
    connections: undefined,
    refusals: [],
    takeBack: async () => shadow.session(),
    close: () => shadow.close(),
  };
}

const addressOf = ({ address, host, port, database, username, password, tls }: ConnectionSettings): ServedAddress => ({
  host: address ?? host,
  port,
  database,
  username,
  password,
  sslmode: tls.mode,
});
