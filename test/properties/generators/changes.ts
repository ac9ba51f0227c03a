/**
 * Owns small changes: one schema on both sides, of which a few attributes are then given another value on the second side.
 * Each attribute of each kind is as likely as any other, so that rare ones are changed often; what says much, more.
 * Must not know what the attributes mean; whether a change changes anything, it sees in what comes out.
 */
import fc from "fast-check";
import { type Raw, rawOf } from "./raw.ts";
import { schemasOf } from "./schema.ts";
import { values } from "./values.ts";

interface Change {
  readonly kind: string;
  readonly attribute: string;
  readonly value: unknown;
  /** Which object of that kind is tried first. */
  readonly which: number;
}

/** One value of these stands for a whole object, or several. */
const weights: Readonly<Record<string, number>> = {
  "+since_18": 9,
  "+collation": 4,
  "+dictionary": 2,
  "+domain": 3,
  "+other_domain": 3,
  "+range_type": 3,
  "+function": 3,
  "+partitioned": 4,
  "+heirs": 4,
  "+typed": 3,
  "+trigger": 3,
  "+policy": 3,
  "+row_security": 3,
  "+rights": 3,
  "+column_settings": 3,
  "+index_comment": 2,
};

const change: fc.Arbitrary<Change> = fc.oneof(
  ...Object.entries(values).flatMap(([kind, attributes]) =>
    Object.entries(attributes).map(([attribute, value]) => ({
      weight: weights[attribute] ?? 1,
      arbitrary: fc.record({ kind: fc.constant(kind), attribute: fc.constant(attribute), value, which: fc.nat(99) }),
    })),
  ),
);

/** Pairs that differ in little. */
const changed: fc.Arbitrary<Raw> = fc
  .tuple(rawOf("top", true), fc.array(change, { minLength: 4, maxLength: 20 }))
  .map(([raw, changes]) => changes.reduce(applied, raw));

/** Pairs of both sorts: two schemas that differ in much, and one that changed a little. */
export const pairs: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 1, arbitrary: rawOf("top") },
  { weight: 2, arbitrary: changed },
);

/** Made to the first object, from `which` on, on which it shows; an attribute can mean nothing where it stands. */
function applied(raw: Raw, { kind, attribute, value, which }: Change): Raw {
  const places = placesOf(raw, kind);
  const before = shown(raw);
  for (let step = 0; step < Math.min(places.length, 12); step += 1) {
    const set = places[(which + step) % places.length];
    const candidate = set?.((of) => ({
      ...of,
      fields: { ...of.fields, [attribute]: [of.fields[attribute]?.[0], value] },
    }));
    if (candidate !== undefined && shown(candidate) !== before) return candidate;
  }
  return raw;
}

/** The second side on the newest version, which has every attribute. */
function shown(raw: Raw): string {
  const [, { written, sql, invalid }] = schemasOf(raw, 18);
  return JSON.stringify([written, sql, invalid]);
}

type Set = (change: (of: Raw) => Raw) => Raw;

/** Every object of a kind that is on both sides, as a way to change it within the whole. */
function placesOf(top: Raw, wanted: string): readonly Set[] {
  const found: Set[] = [];
  const walk = (of: Raw, set: Set): void => {
    if (of.kind === wanted && (of === top || (of.present[0] && of.present[1]))) found.push(set);
    for (const [attribute, children] of Object.entries(of.children))
      for (const [place, child] of children.entries())
        walk(child, (change) =>
          set((value) => ({
            ...value,
            children: {
              ...value.children,
              [attribute]: (value.children[attribute] as readonly Raw[]).map((one, number) =>
                number === place ? change(one) : one,
              ),
            },
          })),
        );
  };
  walk(top, (change) => change(top));
  return found;
}
