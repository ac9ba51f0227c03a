/**
 * Owns numbers without loss: what a Terraform number is in JavaScript, and its decimal text.
 * Must not know how numbers are stored on the wire.
 *
 * A Terraform number is a decimal of up to 512 bits. Here it is a `number` where JavaScript's own shortest text for it
 * (`String(n)`) is that decimal, and a `Decimal` otherwise, so 5, 0.1 and 1e22 are plain numbers and a 23-digit key is not.
 */

/** A number that JavaScript's `number` cannot hold, as canonical text: no exponent, no superfluous zero. Equal texts are equal numbers. */
export class Decimal {
  private constructor(readonly text: string) {}

  /** The number that `text` denotes, in JSON's syntax. @throws RangeError if it is none, or has over 5,000 digits. */
  static parse(text: string): number | Decimal {
    const canonical = plainText(text);
    const nearest = Number(canonical);
    return Number.isFinite(nearest) && plainText(String(nearest)) === canonical ? nearest : new Decimal(canonical);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }

  /** The nearest double: for arithmetic that may be inexact. */
  valueOf(): number {
    return Number(this.text);
  }
}

const digitsLimit = 5000;
const syntax = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Canonical text of a number in JSON's syntax: "1.50e1" is "15". @throws RangeError if it is none, or too long. */
export function plainText(text: string): string {
  const match = syntax.exec(text);
  if (!match) {
    throw new RangeError("not a number");
  }
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? "0");
  if (whole.length + fraction.length + Math.abs(exponent) > digitsLimit) {
    throw new RangeError("a number with too many digits");
  }
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const after = padded.slice(at).replace(/0+$/, "");
  const unsigned = after === "" ? before : `${before}.${after}`;
  return match[1] === "-" && unsigned !== "0" ? `-${unsigned}` : unsigned;
}

const double = new DataView(new ArrayBuffer(8));

/** The exact decimal expansion of a finite double: of 0.1 it has 55 digits. */
export function exactText(value: number): string {
  double.setFloat64(0, value);
  const bits = double.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = Math.max(biased, 1) - 1075;
  const sign = value < 0 ? "-" : "";
  return exponent >= 0
    ? plainText(`${sign}${mantissa << BigInt(exponent)}`)
    : plainText(`${sign}${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);
}
