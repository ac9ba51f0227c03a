/**
 * Owns the first packet of a connection (manual, 54.7): what a client asks for before it may say anything else.
 * Must not know sockets, passwords that are right, or what is answered.
 */

export type Startup =
  /** SSLRequest and GSSENCRequest are answered with one letter, and another packet follows. */
  | { readonly kind: "encryption" }
  | { readonly kind: "cancel"; readonly process: number; readonly secret: string }
  | {
      readonly kind: "start";
      /** Of protocol 3. */
      readonly minor: number;
      readonly user: string | undefined;
      readonly database: string | undefined;
      /** What the session is to begin with, in the order in which it holds. */
      readonly settings: readonly (readonly [name: string, value: string])[];
      /** Options of the protocol that only newer minor versions know. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: "refused"; readonly message: string };

const codes = { cancel: 80877102, tls: 80877103, gssapi: 80877104 } as const;

/** Longest startup packet that PostgreSQL takes. */
const longest = 10_000;

/** The packet's length if it is known yet; one that cannot be right throws. */
export function startupLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32BE(0);
  if (length < 8 || length > longest) throw new RangeError("invalid length of startup packet");
  return length;
}

export function readStartup(packet: Buffer): Startup {
  const code = packet.readInt32BE(4);
  if (code === codes.tls || code === codes.gssapi) return { kind: "encryption" };
  if (code === codes.cancel)
    return packet.length < 16
      ? { kind: "refused", message: "invalid length of cancel request" }
      : { kind: "cancel", process: packet.readInt32BE(8), secret: packet.toString("hex", 12) };
  if (code >> 16 !== 3)
    return { kind: "refused", message: `unsupported frontend protocol ${code >> 16}.${code & 0xffff}` };
  const words = packet.toString("utf8", 8).split("\0");
  const given = new Map<string, string>();
  for (let at = 0; at + 1 < words.length && words[at] !== ""; at += 2) given.set(words[at]!, words[at + 1]!);
  const { user, database, options = "", replication, ...settings } = Object.fromEntries(given);
  if (replication !== undefined && !/^(false|off|no|0)$/i.test(replication))
    return { kind: "refused", message: "the shadow has no replication" };
  const names = Object.entries(settings);
  return {
    kind: "start",
    minor: code & 0xffff,
    user,
    database: database ?? user,
    settings: [...optionSettings(options), ...names.filter(([name]) => !name.startsWith("_pq_."))],
    unknown: names.map(([name]) => name).filter((name) => name.startsWith("_pq_.")),
  };
}

/** `-c name=value`, `-cname=value` and `--name=value`; a backslash keeps a space in a word (manual, 34.1.2). */
function optionSettings(text: string): readonly (readonly [string, string])[] {
  const words = [...text.matchAll(/(?:\\[\s\S]|[^\s\\])+/g)].map(([word]) => word.replace(/\\([\s\S])/g, "$1"));
  const settings: (readonly [string, string])[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const text = word === "-c" ? (words[++at] ?? "") : word.replace(/^(--|-c)/, "");
    const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name !== undefined && value !== undefined) settings.push([name.replaceAll("-", "_"), value]);
  }
  return settings;
}
