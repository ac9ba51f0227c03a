/**
 * Owns `schemata check-pairs`: proves pairs of schemas both ways, on every server that is named.
 * Must not know commander.
 */
import { type ExitStatus, exit } from "../exit.ts";
import { withShadow } from "../options.ts";
import { Ground } from "../pair-proof.ts";
import { pairsIn } from "../pairs.ts";
import { databaseOf } from "../place.ts";
import { type PairRow, pairsText } from "../render/pairs.ts";
import type { Terminal } from "../terminal.ts";

export interface CheckPairsOptions {
  readonly server: readonly string[];
  readonly format: "text" | "json";
  readonly shadow?: string;
}

export async function checkPairsCommand(
  directory: string,
  options: CheckPairsOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const pairs = pairsIn(directory);
  const rows: PairRow[] = [];
  for (const url of options.server) {
    const { settings } = databaseOf(url, {}, terminal);
    await withShadow(options.shadow, settings, terminal, async (shadow) => {
      const ground = new Ground(settings, shadow, terminal.signal);
      try {
        for (const { name, from, to } of pairs)
          for (const direction of ["forward", "back"] as const) {
            terminal.progress.now(
              `${name}, ${direction} (${rows.length + 1} of ${pairs.length * 2 * options.server.length})`,
            );
            const sides = direction === "forward" ? ([from, to] as const) : ([to, from] as const);
            const outcome = await ground.prove(...sides);
            rows.push({ pair: name, server_version: ground.version, direction, ...outcome });
          }
      } finally {
        await ground.end();
      }
    });
  }
  terminal.progress.end();
  terminal.result(options.format === "json" ? `${JSON.stringify(rows, null, 2)}\n` : pairsText(rows, terminal.colours));
  if (rows.some(({ status }) => status === "failed")) return exit.error;
  return rows.some(({ status }) => status === "refused") ? exit.refused : exit.done;
}
