/**
 * Owns the CancelRequest of PostgreSQL's protocol (manual, 54.2.8): a connection of its own that asks to stop a statement, and when
 * a session asks for it.
 * Must not know what the statement is, nor whether it stopped: the server never says.
 */
import { connect as connectSocket, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { ConnectionSettings } from "./settings.ts";
import { tlsOptions } from "./tls.ts";

/** What BackendKeyData said when the session began. */
export interface BackendKey {
  readonly processID: number;
  readonly secretKey: number;
}

const patience = 10_000;

/** Sends the request and waits until the server has taken it (it closes the connection). Never rejects; false: not sent. */
export function requestCancel(settings: ConnectionSettings, key: BackendKey, encrypted: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const host = settings.address ?? settings.host;
    const socket = host.startsWith("/")
      ? connectSocket(`${host}/.s.PGSQL.${settings.port}`)
      : connectSocket(settings.port, host);
    let sent = false;
    const send = (through: Socket) => {
      sent = true;
      through.write(message(80877102, key.processID, key.secretKey));
    };
    socket.setTimeout(patience, () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(sent));
    socket.once("connect", () => {
      if (!encrypted) {
        send(socket);
        socket.resume();
        return;
      }
      socket.once("data", (answer) => {
        if (answer.toString("latin1") !== "S") {
          socket.destroy();
          return;
        }
        const secure = connectTls({ socket, ...tlsOptions(settings.tls, settings.host) }, () => send(secure));
        secure.on("error", () => socket.destroy());
        secure.on("close", () => socket.destroy());
        secure.resume();
      });
      // SSLRequest
      socket.write(message(80877103));
    });
  });
}

/** Its own length, then the numbers, 4 bytes each, high byte first. */
function message(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + numbers.length * 4);
  bytes.writeInt32BE(bytes.length, 0);
  numbers.forEach((number, index) => {
    bytes.writeInt32BE(number | 0, 4 + index * 4);
  });
  return bytes;
}

/** Does work of a session that may wait for somebody's lock, or take long: what runs in it is cancelled when it is told to stop. */
export async function cancelledBy<T>(
  signal: AbortSignal | undefined,
  session: { cancel(): Promise<boolean> },
  work: () => Promise<T>,
): Promise<T> {
  const cancel = (): void => void session.cancel();
  signal?.addEventListener("abort", cancel);
  try {
    return await work();
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
