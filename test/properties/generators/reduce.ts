/**
 * Owns the reduction of a raw pair that fails to a small one: many parts at once, then fewer, as delta debugging does it.
 * Must not know what the parts mean. (fast-check's own shrinking goes part by part, and a run here takes a second.)
 */
import type { Raw } from "./raw.ts";

/** A place in a raw pair and what is simpler there. */
type Step = (raw: Raw) => Raw;

/** The smallest found within the time. `fails` must say whether a raw pair still fails. */
export async function reduce(
  start: Raw,
  fails: (raw: Raw) => Promise<boolean>,
  until: number,
): Promise<{ readonly raw: Raw; readonly tries: number }> {
  let raw = start;
  let tries = 0;
  let steps = stepsOf(start);
  for (let size = steps.length; size >= 1; size = Math.floor(size / 2)) {
    const left: Step[] = [];
    for (let place = 0; place < steps.length; place += size) {
      const chunk = steps.slice(place, place + size);
      const candidate = chunk.reduce((value, step) => step(value), raw);
      if (JSON.stringify(candidate) === JSON.stringify(raw)) continue;
      if (Date.now() > until) return { raw, tries };
      tries += 1;
      if (await fails(candidate)) raw = candidate;
      else left.push(...chunk);
    }
    steps = left;
  }
  return { raw, tries };
}

/** Every single simplification: an object away from both sides, a field unwritten, or the same on both sides. */
function stepsOf(raw: Raw): Step[] {
  const objects: Step[] = [];
  const fields: Step[] = [];
  const walk = (of: Raw, at: (change: (value: Raw) => Raw) => Step, isTop: boolean): void => {
    if (!isTop) objects.push(at((value) => ({ ...value, present: [false, false] })));
    if (!isTop) fields.push(at((value) => ({ ...value, name: [0, 0] })));
    for (const name of Object.keys(of.fields)) {
      const set = (change: (value: readonly [unknown, unknown]) => readonly [unknown, unknown]): Step =>
        at((value) => ({
          ...value,
          fields: { ...value.fields, [name]: change(value.fields[name] as readonly [unknown, unknown]) },
        }));
      fields.push(set(() => [undefined, undefined]));
      fields.push(set(([first]) => [first, first]));
    }
    for (const [attribute, children] of Object.entries(of.children))
      for (const [place, child] of children.entries())
        walk(
          child,
          (change) =>
            at((value) => ({
              ...value,
              children: {
                ...value.children,
                [attribute]: (value.children[attribute] as readonly Raw[]).map((one, number) =>
                  number === place ? change(one) : one,
                ),
              },
            })),
          false,
        );
  };
  walk(raw, (change) => change, true);
  return [...objects, ...fields];
}
