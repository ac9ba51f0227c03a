/**
 * Owns the count of what the runs altered: each attribute of each kind, as the kinds' own rules list them.
 * Must not know how schemas are generated.
 */
import type { Catalog } from "../../provider/engine/catalog/catalog.ts";
import { diff } from "../../provider/engine/diff/diff.ts";
import { kinds } from "../../provider/engine/kinds/index.ts";
import type { Sides } from "./generators/sides.ts";

/** Rules that no pair exercises both ways, and why. */
const never: ReadonlySet<string> = new Set([
  // No path leads to an extension's earlier version.
  "extension.version",
  // An interrupted statement leaves it.
  "partition.pending",
  // PostgreSQL brings one parser, and its templates and no transforms in one schema; others are not modelled.
  "text_search_configuration.parser",
  "text_search_configuration.parser_schema",
  "text_search_dictionary.template_schema",
  "function.transforms",
  "procedure.transforms",
  // A check that PostgreSQL makes a table's own when it ceases to inherit, it never makes inherited alone again.
  "check.inherited",
]);

export class Coverage {
  readonly #altered = new Map<string, number>();
  readonly #events = new Map<string, number>();

  /** Counts the way there and the way back. */
  add([first, second]: Sides<Catalog>): void {
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      const { altered, added, dropped, renamed } = diff(from, to);
      for (const change of altered)
        for (const attribute of change.attributes) count(this.#altered, `${change.new.kind}.${attribute}`);
      for (const { kind } of added) count(this.#events, `${kind} added`);
      for (const { kind } of dropped) count(this.#events, `${kind} dropped`);
      for (const { new: next } of renamed) count(this.#events, `${next.kind} renamed silently`);
    }
  }

  /** The share of alter rules that some run exercised. */
  get share(): number {
    const rules = this.#rules();
    return rules.filter((rule) => this.#altered.has(rule)).length / rules.length;
  }

  get missing(): readonly string[] {
    return this.#rules().filter((rule) => !this.#altered.has(rule));
  }

  /** One line a kind: how often each attribute was altered, and how often objects came and went. */
  get table(): string {
    const width = Math.max(...kinds.map(({ name }) => name.length));
    const lines = kinds.map(({ name, alter }) => {
      const attributes = Object.keys(alter).map(
        (attribute) => `${attribute} ${this.#altered.get(`${name}.${attribute}`) ?? 0}`,
      );
      const events = ["added", "dropped", "renamed silently"].map(
        (event) => [event, this.#events.get(`${name} ${event}`) ?? 0] as const,
      );
      const happened = events.filter(([, number]) => number > 0).map(([event, number]) => `${event} ${number}`);
      return `${name.padEnd(width)}  ${happened.join(", ")} | ${attributes.join(", ")}`;
    });
    const percent = (100 * this.share).toFixed(1);
    const lacking = this.missing.length === 0 ? "" : `; never: ${this.missing.join(", ")}`;
    return [...lines, `${percent} % of ${this.#rules().length} alter rules${lacking}`].join("\n");
  }

  #rules(): readonly string[] {
    return kinds
      .flatMap(({ name, alter }) => Object.keys(alter).map((attribute) => `${name}.${attribute}`))
      .filter((rule) => !never.has(rule));
  }
}

const count = (counts: Map<string, number>, what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1);
};
