/**
 * Owns how a time is taken: several interleaved repetitions, and their median.
 * Must not know what is measured.
 */

/** The one in the middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!;

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs all of them `repetitions` times in turn, so that a busy machine slows all alike. @returns the median of each. */
export async function interleaved<N extends string>(
  repetitions: number,
  works: Readonly<Record<N, () => Promise<unknown>>>,
): Promise<Readonly<Record<N, number>>> {
  const names = Object.keys(works) as N[];
  const taken = new Map<N, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < repetitions; round += 1)
    for (const name of names) taken.get(name)!.push(await timed(works[name]));
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name)!)])) as Record<N, number>;
}
