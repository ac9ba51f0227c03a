/**
 * Owns the tests of the search for secrets.
 * Must not know Terraform's files beyond their formats.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { searchSecret, searchSecretInText } from "../secret-search.ts";

const secret = 's3cr&t/"pä ss+';
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schemata-secret-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const base64 = (text: string | Buffer) => Buffer.from(text).toString("base64");

test.each([
  ["plain", `x${secret}x`],
  ["percent-encoded", encodeURIComponent(secret)],
  ["percent-encoded throughout", Buffer.from(secret).toString("hex").replaceAll(/../g, "%$&")],
  ["JSON", JSON.stringify({ password: secret })],
  ["Go's JSON", JSON.stringify(secret).replace("&", "\\u0026")],
  ["base64", base64(secret)],
  ["base64 of a longer text, at offset 1", base64(`1${secret}22`)],
  ["base64 of a longer text, at offset 2", base64(`12${secret}`)],
  ["base64 that begins within a run", `abc${base64(secret)}`],
  ["base64url", Buffer.from(`postgres://u:${secret}@h`).toString("base64url")],
  ["hexadecimal", Buffer.from(secret).toString("hex")],
  [
    "base64 of JSON with compressed base64",
    base64(JSON.stringify({ snapshot: base64(gzipSync(JSON.stringify([secret]))) })),
  ],
])("finds a secret: %s", (_, text) => {
  writeFileSync(join(directory, "file"), text);
  expect(searchSecret(directory, secret)).not.toEqual([]);
  expect(searchSecretInText(text, secret)).not.toEqual([]);
});

test("finds it in compressed files, in archives and in folders, and says where", () => {
  mkdirSync(join(directory, "a"));
  writeFileSync(join(directory, "a", "gz"), gzipSync(secret));
  writeFileSync(join(directory, "a", "zz"), deflateSync(secret));
  expect(searchSecret(directory, secret)).toEqual(["a/gz > compressed", "a/zz > compressed"]);
});

test("finds nothing where nothing is", () => {
  writeFileSync(
    join(directory, "file"),
    `${base64(secret.slice(1))} ${secret.slice(0, -1)} ${"abcdefgh".repeat(1000)}`,
  );
  writeFileSync(join(directory, "gz"), gzipSync("nothing"));
  expect(searchSecret(directory, secret)).toEqual([]);
});

test("opens a plan of the real terraform", () => {
  const env = { PATH: process.env.PATH, HOME: directory, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" };
  writeFileSync(join(directory, "main.tf"), 'variable "v" {}\noutput "v" {\n  value = var.v\n}\n');
  execFileSync("terraform", ["plan", "-out=tfplan", "-var", `v=${secret}`], { cwd: directory, env });
  expect(searchSecret(directory, secret).filter((found) => found.startsWith("tfplan > tfplan"))).not.toEqual([]);
});
