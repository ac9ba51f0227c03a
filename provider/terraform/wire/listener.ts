/**
 * Owns the socket: listening, its file, and knowing when the last host has gone.
 * Must not know TLS, gRPC or the provider; it hands over raw connections.
 */
import { randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Address } from "./handshake.ts";

export interface Listener {
  readonly address: Address;
  /** Gives connections, those of the past first, to `take`. Until then they wait. */
  onConnection(take: (connection: Socket) => void): void;
  /** Called each time that the last open connection closes. */
  onDeserted(call: () => void): void;
  /** Stops listening and removes the socket's file. Synchronous, so that it can run while the process exits. */
  close(): void;
}

/** Listens on a new unix socket, or on Windows on 127.0.0.1. @throws if neither the directory nor a port can be used. */
export async function listen(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<Listener> {
  const server = createServer({ pauseOnConnect: true });
  const address = platform === "win32" ? await listenTcp(server, environment) : await listenUnix(server, environment);
  const open = new Set<Socket>();
  const waiting: Socket[] = [];
  let take: ((connection: Socket) => void) | undefined;
  let deserted = (): void => {};
  server.on("connection", (connection) => {
    open.add(connection);
    connection.on("error", () => {});
    connection.on("close", () => {
      open.delete(connection);
      if (open.size === 0) {
        deserted();
      }
    });
    if (take) {
      take(connection);
    } else {
      waiting.push(connection);
    }
  });
  return {
    address,
    onConnection(taker) {
      take = taker;
      waiting.splice(0).forEach(taker);
    },
    onDeserted(call) {
      deserted = call;
    },
    close() {
      server.close();
      if (address.network === "unix") {
        removeFile(address.path);
      }
    },
  };
}

async function listenUnix(server: Server, environment: NodeJS.ProcessEnv): Promise<Address> {
  const directory = environment.PLUGIN_UNIX_SOCKET_DIR || tmpdir();
  const path = join(directory, `plugin${randomBytes(8).toString("hex")}`);
  // The socket is the plaintext server's only lock: nobody else may connect.
  const mask = process.umask(0o177);
  try {
    await bind(server, () => server.listen(path));
  } finally {
    process.umask(mask);
  }
  return { network: "unix", path };
}

async function listenTcp(server: Server, environment: NodeJS.ProcessEnv): Promise<Address> {
  const first = Number(environment.PLUGIN_MIN_PORT || 0);
  const last = Math.max(Number(environment.PLUGIN_MAX_PORT || 0), first);
  for (let port = first; ; port++) {
    try {
      await bind(server, () => server.listen(port, "127.0.0.1"));
      break;
    } catch (error) {
      if (port >= last) {
        throw error;
      }
    }
  }
  const bound = server.address();
  if (bound === null || typeof bound === "string") {
    throw new Error("the server has no TCP port");
  }
  return { network: "tcp", port: bound.port };
}

const bind = (server: Server, start: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.removeListener("error", reject);
      resolve();
    });
    start();
  });

function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw error;
    }
  }
}
