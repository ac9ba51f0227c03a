/**
 * Owns the tests of redaction.
 * Must not know where secrets come from.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "../../provider/engine/db/redaction.ts";

describe("redaction", () => {
  test("a secret, percent-encoded, base64 and quoted", () => {
    const secret = "p@ss'w ö/rd";
    const lower = encodeURIComponent(secret).toLowerCase();
    const texts = [
      secret,
      encodeURIComponent(secret),
      lower,
      Buffer.from(secret).toString("base64"),
      JSON.stringify({ secret }),
      secret.replaceAll("'", "''"),
    ];
    for (const text of texts) expect(redact(`<${text}>`, [secret])).toContain("(redacted)");
    expect(redact("nothing here", [secret])).toBe("nothing here");
  });

  test("no form of a secret survives, whatever stands around it", () => {
    const secrets = fc
      .string({ minLength: 6, maxLength: 40, unit: "grapheme" })
      .filter((secret) => secret.trim().length > 5);
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])
          expect(redact(before + form + after, [secret])).not.toContain(form);
        const together = Buffer.from(`${before}${secret}${after}`);
        const cleaned = redact(together.toString("base64"), [secret]);
        expect(Buffer.from(cleaned.split("(redacted)").join(""), "base64").toString()).not.toContain(secret);
      }),
    );
  });

  test("a short one is replaced where it stands alone", () => {
    expect(redact("user a has password a", ["a"])).toBe("user (redacted) has password (redacted)");
  });
});
