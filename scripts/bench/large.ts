/**
 * Owns the measure of the large schema: it is planned with proof from nothing, and against what the release before has made.
 * Must not know what is in it.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Planning } from "./large-program.ts";
import { largeCounts, largeSchema } from "./large-schema.ts";
import { areas, type Release } from "./large-tables.ts";
import { type Measure, memoryLine, type Result, ratio, seconds } from "./measure.ts";
import { countObjects } from "./place.ts";
import { timed } from "./samples.ts";

const program = fileURLToPath(new URL("large-program.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** In a process of its own, so that its memory is nobody else's. */
async function planned(url: string, release: Release): Promise<Planning> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program, url, release], {
    cwd: root,
  });
  return JSON.parse(stdout) as Planning;
}

export const largeSchemaMeasure: Measure = {
  name: "large-schema",
  description:
    "planning 1,400 tables with proof, from nothing and against the release before, against the time in which a server makes them",
  run: async (place) => {
    const texts = Object.values(largeSchema("first"));
    let former = "";
    const making = await timed(async () => {
      former = await place.filled("large schema", texts);
    });
    const counts = await countObjects(former, areas);
    const { tables, columns, indexes, foreignKeys } = largeCounts;
    const wanted = `${tables} tables, ${columns} columns, ${indexes} indexes, ${foreignKeys} foreign keys`;
    if (counts !== wanted) throw new Error(`${counts} instead of ${wanted}`);
    const fresh = await planned(await place.filled("nothing", []), "first");
    const changed = await planned(former, "second");
    const line = (name: string, { statements, objects, whole, parts }: Planning): Result =>
      ratio(
        name,
        whole / making,
        undefined,
        `${seconds(whole)} for ${statements} statements, proven (${objects} objects; ${counts}); a server makes them in ${seconds(making)}; its parts: ${Object.entries(
          parts,
        )
          .map(([part, taken]) => `${part} ${seconds(taken)}`)
          .join(", ")}`,
      );
    return [
      line("large-schema", fresh),
      memoryLine("large-schema-memory", fresh.peak, 800, "peak of the process, with the shadow, from source"),
      line("large-schema-changed", changed),
      memoryLine("large-schema-changed-memory", changed.peak, 800, "peak of the process, with the shadow, from source"),
    ];
  },
};
