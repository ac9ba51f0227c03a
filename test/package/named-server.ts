/**
 * Owns a PostgreSQL server that is reached by a host name that only DNS knows, and only with TLS: its certificate is for that name.
 * Must not know who connects.
 */
import { execFileSync } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, startServer } from "../postgres.ts";

export interface NamedServer extends AsyncDisposable {
  /** By its name, where `/etc/resolv.conf` asks `nameServer`. */
  readonly url: string;
  /** By its address, for the test. */
  readonly direct: string;
  readonly certificate: string;
  readonly nameServer: string;
}

/** What the certificate is for. The other name is the same host's. */
export const hostName = "database.internal";
export const otherName = "other.internal";

/** Of those that are this host's, one where nobody else has a name server. */
const nameServer = "127.53.53.53";

/** The certificate is made in `directory`. @returns why not, where this may not listen as a name server. */
export async function namedServer(version: number, directory: string): Promise<NamedServer | { readonly why: string }> {
  const names = await answerNames();
  if ("why" in names) return names;
  const [key, certificate] = ["named.key", "named.crt"].map((name) => join(directory, name)) as [string, string];
  const options = ["-nodes", "-days", "2", "-subj", `/CN=${hostName}`, "-addext", `subjectAltName=DNS:${hostName}`];
  const files = ["-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...options, ...files], { stdio: "pipe" });
  const texts = [key, certificate].map((path) => readFileSync(path, "utf8")) as [string, string];
  let server: Server;
  try {
    server = await startServer(version, {
      settings: { ssl: "on" },
      files: {
        "server.key": texts[0],
        "server.crt": texts[1],
        "pg_hba.conf": "local all all trust\nhostssl all all 127.0.0.1/32 trust\n",
      },
    });
  } catch (error) {
    names.close();
    throw error;
  }
  return {
    url: `postgresql://postgres@${hostName}:${server.port}/postgres`,
    direct: `${server.url}?sslmode=no-verify`,
    certificate: texts[1],
    nameServer,
    [Symbol.asyncDispose]: async () => {
      names.close();
      await server.stop();
    },
  };
}

/** A name server (RFC 1035) that knows the two names, as 127.0.0.1, and answers that there is nothing to all else. */
async function answerNames(): Promise<Socket | { readonly why: string }> {
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    socket.send(answer(question), from.port, from.address);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.bind(53, nameServer, resolve);
    });
  } catch (error) {
    return { why: `nobody may answer names at ${nameServer}: ${(error as Error).message}` };
  }
  return socket;
}

/** Behind the header of 12 bytes the question: labels with their lengths, a zero, type and class. */
function answer(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const asked = question.subarray(12, at + 5);
  const known = [hostName, otherName].includes(labels.join(".").toLowerCase());
  const isAddress = question.readUInt16BE(at + 1) === 1;
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(known ? 0x8580 : 0x8583, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(known && isAddress ? 1 : 0, 6);
  // The name is the question's, then type, class, how long it holds, and four bytes of address.
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, asked, ...(known && isAddress ? [record] : [])]);
}
