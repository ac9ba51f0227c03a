/**
 * Owns servers that cannot be had otherwise: one of an old version, one that never answers, a pooler.
 * Must not know what the tests look for.
 */
import { createServer, connect as dial, type Server, type Socket } from "node:net";

export interface StandIn extends AsyncDisposable {
  readonly port: number;
}

function listen(handle: (socket: Socket) => void): Promise<StandIn> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    handle(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        port: (server.address() as { port: number }).port,
        [Symbol.asyncDispose]: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}

/** Accepts connections and says nothing. */
export const silentServer = (): Promise<StandIn> => listen(() => undefined);

/** Hangs up on the first byte. */
export const rudeServer = (): Promise<StandIn> =>
  listen((socket) => {
    socket.once("data", () => socket.destroy());
  });

function frame(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const text = (...values: readonly string[]): Buffer =>
  Buffer.from(values.map((value) => `${value}\0`).join(""), "utf8");

const isSslRequest = (data: Buffer): boolean => data.length === 8 && data.readInt32BE(4) === 80877103;

/** Lets everybody in as a server of `version`, or answers the login with an error. Knows nothing of queries. */
export const loginServer = (answer: { version: string } | { code: string; message: string }): Promise<StandIn> =>
  listen((socket) => {
    socket.on("data", (data) => {
      if (isSslRequest(data)) {
        socket.write("N");
        return;
      }
      if (data.length < 8 || data.readInt32BE(4) !== 196608) return;
      if ("code" in answer) {
        socket.end(frame("E", text("SFATAL", "VFATAL", `C${answer.code}`, `M${answer.message}`), Buffer.from([0])));
        return;
      }
      socket.write(
        Buffer.concat([
          frame("R", int32(0)),
          frame("S", text("server_version", answer.version)),
          frame("S", text("client_encoding", "UTF8")),
          frame("K", int32(1), int32(1)),
          frame("Z", Buffer.from("I")),
        ]),
      );
    });
  });

/** Passes everything on, but greets with a process id of its own, as poolers do. */
export const pooler = (port: number): Promise<StandIn> =>
  listen((client) => {
    const server = dial(port, "127.0.0.1");
    let pending = Buffer.alloc(0);
    server.on("error", () => client.destroy());
    server.on("close", () => client.destroy());
    client.on("close", () => server.destroy());
    client.on("data", (data) => server.write(data));
    server.on("data", (data) => {
      pending = Buffer.concat([pending, data]);
      while (pending.length >= 5 && pending.length >= pending.readInt32BE(1) + 1) {
        const end = pending.readInt32BE(1) + 1;
        const message = Buffer.from(pending.subarray(0, end));
        pending = pending.subarray(end);
        if (message.toString("latin1", 0, 1) === "K") message.writeInt32BE(123_456_789, 5);
        client.write(message);
      }
    });
  });
