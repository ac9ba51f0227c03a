import fc from "fast-check";
import { expect, test } from "vitest";
import { order } from "../../provider/engine/plan/graph.ts";

const byNumber = (left: number, right: number): number => left - right;

/** Edges from smaller to larger numbers only, after which the numbers are shuffled: no cycle among nodes. */
const acyclic = fc.integer({ min: 1, max: 20 }).chain((size) => {
  const node = fc.nat(size - 1);
  return fc.record({
    size: fc.constant(size),
    pairs: fc.array(fc.tuple(node, node), { maxLength: 40 }),
    groups: fc.array(fc.array(node, { minLength: 2, maxLength: 4 }), { maxLength: 4 }),
    names: fc.shuffledSubarray(
      Array.from({ length: size }, (_, number) => number),
      { minLength: size, maxLength: size },
    ),
  });
});

test("the order keeps every edge and every group together, and has every node once", () => {
  fc.assert(
    fc.property(acyclic, ({ size, pairs, groups: raw, names }) => {
      const at = (number: number): number => names[number] as number;
      const edges = pairs
        .filter(([left, right]) => left !== right)
        .map(([left, right]) => [at(Math.min(left, right)), at(Math.max(left, right))] as const);
      const groups = raw.map((group) => group.map(at));
      const result = order({ size, edges, groups, compare: byNumber });
      if ("cycle" in result) return expect.fail(`a cycle: ${result.cycle}`);
      const sequence = result.groups.flat();
      expect([...sequence].sort(byNumber)).toEqual(Array.from({ length: size }, (_, number) => number));
      const place = new Map(sequence.map((node, index) => [node, index]));
      for (const [before, after] of edges) expect(place.get(before) as number).toBeLessThan(place.get(after) as number);
      for (const group of groups) {
        const homes = new Set(group.map((node) => result.groups.findIndex((members) => members.includes(node))));
        expect(homes.size).toBe(1);
      }
    }),
  );
});

test("without edges the priority decides", () => {
  const compare = (left: number, right: number): number => right - left;
  expect(order({ size: 4, edges: [], groups: [], compare })).toEqual({ groups: [[3], [2], [1], [0]] });
});

test("the smallest that is free comes first", () => {
  expect(order({ size: 3, edges: [[2, 0]], groups: [], compare: byNumber })).toEqual({ groups: [[1], [2], [0]] });
});

test("groups that need each other become one", () => {
  const result = order({
    size: 4,
    edges: [
      [0, 2],
      [3, 1],
    ],
    groups: [
      [0, 1],
      [2, 3],
    ],
    compare: byNumber,
  });
  expect(result).toEqual({ groups: [[0, 2, 3, 1]] });
});

test("a node between two of a group joins it", () => {
  const result = order({
    size: 3,
    edges: [
      [0, 1],
      [1, 2],
    ],
    groups: [[0, 2]],
    compare: byNumber,
  });
  expect(result).toEqual({ groups: [[0, 1, 2]] });
});

test("a cycle is told, without what is not in its way", () => {
  const result = order({
    size: 4,
    edges: [
      [1, 2],
      [2, 1],
      [3, 0],
    ],
    groups: [],
    compare: byNumber,
  });
  expect(result).toEqual({ cycle: [1, 2] });
});

test("many nodes in a row need no deep stack", () => {
  const size = 50_000;
  const edges = Array.from({ length: size - 1 }, (_, node) => [node, node + 1] as const);
  const result = order({ size, edges, groups: [], compare: byNumber });
  expect("groups" in result && result.groups.length).toBe(size);
});
