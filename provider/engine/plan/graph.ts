/**
 * Owns ordering: a topological order with priorities, where some nodes must stand together.
 * Must not know what the nodes are.
 *
 * Nodes that must stand together (a group: one transaction) are contracted to one; groups that depend on each other both ways
 * become one (Tarjan's strongly connected components). Then Kahn's algorithm with a heap, so that the order is the same for the
 * same input. O((n + e) log n).
 */

export interface Graph {
  readonly size: number;
  /** `[before, after]` pairs of node numbers. */
  readonly edges: readonly (readonly [number, number])[];
  /** Sets of nodes that stand together. */
  readonly groups: readonly (readonly number[])[];
  /** Smaller comes first where the edges leave it open. */
  compare(left: number, right: number): number;
}

/** Groups of nodes in order, each group in its order. A cycle among nodes themselves is returned instead. */
export function order(
  graph: Graph,
): { readonly groups: readonly (readonly number[])[] } | { readonly cycle: readonly number[] } {
  const together = new Representatives(graph.size);
  for (const group of graph.groups) for (const node of group) together.join(group[0] as number, node);
  const contracted = (): [number, number][] =>
    graph.edges
      .map(([before, after]): [number, number] => [together.of(before), together.of(after)])
      .filter(([before, after]) => before !== after);
  for (const component of components(graph.size, contracted()))
    for (const node of component) together.join(component[0] as number, node);

  const members = new Map<number, number[]>();
  for (let node = 0; node < graph.size; node += 1) {
    const list = members.get(together.of(node));
    if (list === undefined) members.set(together.of(node), [node]);
    else list.push(node);
  }
  const inner = new Map<number, [number, number][]>();
  for (const edge of graph.edges) {
    const group = together.of(edge[0]);
    if (group !== together.of(edge[1])) continue;
    const list = inner.get(group);
    if (list === undefined) inner.set(group, [[edge[0], edge[1]]]);
    else list.push([edge[0], edge[1]]);
  }
  const result = new Map<number, readonly number[]>();
  for (const [group, nodes] of members) {
    const sorted = nodes.length === 1 ? nodes : sort(nodes, inner.get(group) ?? [], graph.compare);
    if (sorted.length < nodes.length) return { cycle: nodes.filter((node) => !sorted.includes(node)) };
    result.set(group, sorted);
  }
  const first = (group: number): number => (result.get(group) as readonly number[])[0] as number;
  const groups = sort([...members.keys()], contracted(), (left, right) => graph.compare(first(left), first(right)));
  return { groups: groups.map((group) => result.get(group) as readonly number[]) };
}

/** Kahn's algorithm; what is in a cycle is missing from the result. */
function sort(
  nodes: readonly number[],
  edges: readonly (readonly [number, number])[],
  compare: (left: number, right: number) => number,
): number[] {
  const waitsFor = new Map<number, number>(nodes.map((node) => [node, 0]));
  const next = new Map<number, number[]>();
  for (const [before, after] of edges) {
    waitsFor.set(after, (waitsFor.get(after) ?? 0) + 1);
    const list = next.get(before);
    if (list === undefined) next.set(before, [after]);
    else list.push(after);
  }
  const ready = new Heap(compare);
  for (const node of nodes) if (waitsFor.get(node) === 0) ready.push(node);
  const sorted: number[] = [];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    sorted.push(node);
    for (const after of next.get(node) ?? []) {
      const left = (waitsFor.get(after) as number) - 1;
      waitsFor.set(after, left);
      if (left === 0) ready.push(after);
    }
  }
  return sorted;
}

/** Strongly connected components of more than one node (Tarjan 1972), without recursion. */
function components(size: number, edges: readonly (readonly [number, number])[]): number[][] {
  const next: number[][] = Array.from({ length: size }, () => []);
  for (const [before, after] of edges) (next[before] as number[]).push(after);
  const index = new Array<number>(size).fill(-1);
  const low = new Array<number>(size).fill(0);
  const onStack = new Array<boolean>(size).fill(false);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let start = 0; start < size; start += 1) {
    if (index[start] !== -1) continue;
    const work: { node: number; place: number }[] = [{ node: start, place: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1) as { node: number; place: number };
      const { node } = frame;
      if (frame.place === 0) {
        index[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = true;
      }
      const after = (next[node] as number[])[frame.place];
      if (after !== undefined) {
        frame.place += 1;
        if (index[after] === -1) work.push({ node: after, place: 0 });
        else if (onStack[after]) low[node] = Math.min(low[node] as number, index[after] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      const component = stack.splice(stack.lastIndexOf(node));
      for (const member of component) onStack[member] = false;
      if (component.length > 1) found.push(component);
    }
  }
  return found;
}

class Representatives {
  readonly #parent: number[];
  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, node) => node);
  }
  of(node: number): number {
    let root = node;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    for (let at = node; at !== root; ) {
      const up = this.#parent[at] as number;
      this.#parent[at] = root;
      at = up;
    }
    return root;
  }
  join(left: number, right: number): void {
    this.#parent[this.of(right)] = this.of(left);
  }
}

class Heap {
  readonly #items: number[] = [];
  constructor(readonly compare: (left: number, right: number) => number) {}
  push(item: number): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (this.compare(items[up] as number, items[at] as number) <= 0) break;
      [items[up], items[at]] = [items[at] as number, items[up] as number];
      at = up;
    }
  }
  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    items[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && this.compare(items[child] as number, items[least] as number) < 0) least = child;
      if (least === at) return top;
      [items[at], items[least]] = [items[least] as number, items[at] as number];
      at = least;
    }
  }
}
