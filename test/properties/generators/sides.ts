/**
 * Owns the pair: a value as it is in the first and in the second of two schemas that are related.
 * Must not know what the values are.
 */
import fc from "fast-check";

/** As in the first schema, and as in the second. */
export type Sides<T> = readonly [first: T, second: T];

export type Side = 0 | 1;

/** Mostly the same on both sides. Shrinks to the same. */
export const pairOf = <T>(value: fc.Arbitrary<T>, same = 2): fc.Arbitrary<Sides<T>> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: same, arbitrary: value.map((one): Sides<T> => [one, one]) },
    { weight: 1, arbitrary: fc.tuple(value, value) },
  );

/** The same on both sides. */
export const alikeOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Sides<T>> => value.map((one): Sides<T> => [one, one]);

/** On which sides something is. */
export const presence: fc.Arbitrary<Sides<boolean>> = fc.constantFrom<Sides<boolean>[]>(
  [false, false],
  [true, true],
  [true, true],
  [true, true],
  [true, true],
  [true, false],
  [false, true],
);

/** The same, where the sides are mostly alike. */
export const presenceAlike: fc.Arbitrary<Sides<boolean>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Sides<boolean>>([false, false]) },
  { weight: 16, arbitrary: fc.constant<Sides<boolean>>([true, true]) },
  { weight: 1, arbitrary: fc.constant<Sides<boolean>>([true, false]) },
  { weight: 1, arbitrary: fc.constant<Sides<boolean>>([false, true]) },
);

/** One of these values; undefined, which is "not written", counts as one of them and comes first. */
export const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.constantFrom<(T | undefined)[]>(undefined, ...values);

/** An entry of a list by any number; undefined for an empty list. */
export const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

/** Distinct entries of a list by numbers. */
export const pickMany = <T>(list: readonly T[], numbers: readonly number[]): readonly T[] =>
  list.length === 0 ? [] : [...new Set(numbers.map((number) => list[number % list.length] as T))];

/** A number that `pick` takes; shrinks to the first entry. */
export const choice = fc.nat(5039);

/** Numbers that `pickMany` takes. */
export const choices = (minimum: number, maximum: number): fc.Arbitrary<readonly number[]> =>
  fc.array(choice, { minLength: minimum, maxLength: maximum });
