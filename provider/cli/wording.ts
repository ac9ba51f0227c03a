/**
 * Owns how findings name their ways out on the command line: options for a shell, comment lines in SQL files.
 * Must not know rules.
 */
import { renameHint, type Wording } from "../engine/safety/wording.ts";

export const commandLineWording: Wording = {
  allow: (entries) => `\`${entries.map((entry) => `--allow ${forShell(entry)}`).join(" ")}\``,
  rename: (object) => `tell its new name with a comment line in the files, \`${renameHint(object)}\``,
  inPlace: "`--type-change in_place`",
};

/** One word of a POSIX shell. */
const forShell = (text: string): string => (/^[\w.:@%+,/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
