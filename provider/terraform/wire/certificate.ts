/**
 * Owns the server's one-time certificate: a self-signed P-256 X.509 v3 certificate for `localhost`, in DER.
 * Must not know who connects. Written by hand because node:crypto signs but makes no certificates (RFC 5280, section 4.1).
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface Certificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** Makes a key and a certificate for it, valid from an hour before `now` for a year. */
export function createCertificate(now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(identifier(2, 5, 4, 3), utf8("localhost"))));
  const ecdsaWithSha256 = sequence(identifier(1, 2, 840, 10045, 4, 3, 2));
  const hour = 3600 * 1000;
  const unsigned = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(0x40), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - hour)), time(new Date(now.getTime() + 365 * 24 * hour))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(
        extension(identifier(2, 5, 29, 19), true, sequence(boolean(true))), // basicConstraints: the host trusts it as a root
        extension(identifier(2, 5, 29, 15), true, bitString(Buffer.of(0x84), 2)), // keyUsage: digitalSignature, keyCertSign
        extension(identifier(2, 5, 29, 37), false, sequence(identifier(1, 3, 6, 1, 5, 5, 7, 3, 1))), // serverAuth
        extension(identifier(2, 5, 29, 17), false, sequence(element(0x82, Buffer.from("localhost")))), // DNS:localhost
      ),
    ),
  );
  const signature = sign("sha256", unsigned, privateKey);
  const der = sequence(unsigned, ecdsaWithSha256, bitString(signature, 0));
  return {
    der,
    certificatePem: pem(der),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;

/** One DER element: tag, length, contents. */
function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

const sequence = (...members: readonly Uint8Array[]): Buffer => element(0x30, ...members);
const set = (...members: readonly Uint8Array[]): Buffer => element(0x31, ...members);
const integer = (bigEndian: Uint8Array): Buffer => element(0x02, bigEndian);
const boolean = (value: boolean): Buffer => element(0x01, Buffer.of(value ? 0xff : 0));
const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text));
const bitString = (bytes: Uint8Array, unusedBits: number): Buffer => element(0x03, Buffer.of(unusedBits), bytes);
const explicit = (tag: number, content: Uint8Array): Buffer => element(0xa0 | tag, content);

const extension = (id: Buffer, critical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(critical ? [boolean(true)] : []), element(0x04, value));

/** An object identifier; arcs after the first two in base 128. */
function identifier(first: number, second: number, ...arcs: readonly number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const arc of arcs) {
    const digits = [arc & 0x7f];
    for (let rest = arc >> 7; rest > 0; rest >>= 7) {
      digits.unshift((rest & 0x7f) | 0x80);
    }
    bytes.push(...digits);
  }
  return element(0x06, Buffer.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280, section 4.1.2.5). */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replace(/\D/g, "")}Z`;
  return at.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}
