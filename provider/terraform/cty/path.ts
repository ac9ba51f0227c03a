/**
 * Owns paths into a value and errors that carry one.
 * Must not know schemas or how a diagnostic is sent.
 */

/** One step into a value: an object's attribute, a map's key, or the index of a list, tuple or set (0 is the first). */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

export type Path = readonly Step[];

/** A path as Terraform writes it: `tables["users"].columns`. */
export const formatPath = (path: Path): string =>
  path
    .map((step, position) => {
      if ("attribute" in step) {
        return position === 0 ? step.attribute : `.${step.attribute}`;
      }
      return "key" in step ? `[${JSON.stringify(step.key)}]` : `[${step.index}]`;
    })
    .join("");

/** A value that does not fit its type. The message holds types and the path, never the value: it may be a secret. */
export class ValueError extends Error {
  readonly path: Path;
  constructor(problem: string, path: Path) {
    super(path.length === 0 ? problem : `${formatPath(path)}: ${problem}`);
    this.name = "ValueError";
    this.path = path;
  }
}
