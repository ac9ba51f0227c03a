/**
 * Owns colours: only on a terminal, and not where NO_COLOR or TERM says no.
 * Must not know what is coloured.
 */

export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const coded = (code: number, end: number) => (text: string) => (text === "" ? "" : `\x1b[${code}m${text}\x1b[${end}m`);

const coloured: Palette = {
  bold: coded(1, 22),
  dim: coded(2, 22),
  red: coded(31, 39),
  yellow: coded(33, 39),
  green: coded(32, 39),
};

const same = (text: string): string => text;

const plain: Palette = { bold: same, dim: same, red: same, yellow: same, green: same };

/** NO_COLOR counts when it is not empty (no-color.org). */
export function palette(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): Palette {
  const refused = (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb";
  return isTerminal && !refused ? coloured : plain;
}
