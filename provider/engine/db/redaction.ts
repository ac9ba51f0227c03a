/**
 * Owns the removal of secrets from text that people or files get to see.
 * Must not know where the text goes.
 */

const mark = "(redacted)";

/**
 * Replaces every secret in `text`: as it is, percent-encoded (as a URI writes it), quoted as JSON or as a literal of
 * SQL, and base64 at each of the three alignments inside a longer text. Secrets of one or two characters are replaced
 * only where they stand alone, or nothing would stay readable.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let result = text;
  for (const form of secretForms(secrets)) if (result.includes(form)) result = result.replaceAll(form, mark);
  for (const secret of secrets)
    if (secret !== "" && secret.length < shortest) {
      const pattern = new RegExp(`(?<![\\w])${secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w])`, "gu");
      result = result.replace(pattern, mark);
    }
  return result;
}

const shortest = 3;

/** Longest first, so that a secret inside another does not leave a remainder. */
function secretForms(secrets: readonly string[]): readonly string[] {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    const encoded = encodeURIComponent(secret);
    const strict = percentEncode(secret, /[A-Za-z0-9]/);
    for (const form of [
      secret,
      encoded,
      percentEncode(secret, /[A-Za-z0-9._~-]/),
      strict,
      lowerHexadecimal(encoded),
      lowerHexadecimal(strict),
      new URLSearchParams([["", secret]]).toString().slice(1),
      JSON.stringify(secret).slice(1, -1),
      secret.replaceAll("'", "''"),
      ...base64Forms(secret),
    ])
      forms.add(form);
  }
  return [...forms].sort((left, right) => right.length - left.length);
}

const percentEncode = (text: string, plain: RegExp): string =>
  [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return plain.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");

const lowerHexadecimal = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

/** What of base64 depends on the secret alone, for each offset at which it may start in a longer text. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, "utf8");
  const whole = [bytes.toString("base64"), bytes.toString("base64url")];
  const inside = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(start, end);
  });
  // Short remainders would match by chance.
  const certain = inside.filter((form) => form.length >= 6);
  return [...whole, ...certain, ...certain.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
}
