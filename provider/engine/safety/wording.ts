/**
 * Owns Wording: what the ways out of a finding are called, which every front end says as it is written there.
 * Must not know rules, nor any front end.
 */
import { type Address, nameOf, prefixOf } from "../catalog/address.ts";

/** How remedies are worded for whoever reads them: as arguments of the resource, or of the command line. */
export interface Wording {
  /** How these entries of `allow` are given. */
  allow(entries: readonly string[]): string;
  /** How an object's new name is told, so that it is renamed and not dropped: the words after "or". */
  rename(object: Address): string;
  /** How it is said that columns may change their types in place. */
  readonly inPlace: string;
}

/** What to do instead; a function where the front end has a word of its own for it. */
export type Remedy = string | ((wording: Wording) => string);

export const wordedRemedy = (remedy: Remedy, wording: Wording): string =>
  typeof remedy === "string" ? remedy : remedy(wording);

/** The comment line that tells of a rename in SQL. */
export const renameHint = (object: Address): string =>
  `-- schemata:rename ${prefixOf(object).replaceAll("_", " ")} ${nameOf(object)} to <new name>`;

/** For a program that calls the engine. */
export const libraryWording: Wording = {
  allow: (entries) => `\`allow: [${entries.map((entry) => JSON.stringify(entry)).join(", ")}]\``,
  rename: (object) => `tell its new name with a comment line, \`${renameHint(object)}\``,
  inPlace: '`typeChange: "in_place"`',
};
