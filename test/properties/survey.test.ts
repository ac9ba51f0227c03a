import { appendFileSync } from "node:fs";
import fc from "fast-check";
import { test } from "vitest";
import { openShadow } from "../../provider/engine/shadow/shadow.ts";
import { versions } from "../servers.ts";
import { Coverage } from "./coverage.ts";
import { type Raw, rawOf } from "./generators/raw.ts";
import { reduce } from "./generators/reduce.ts";
import { schemasOf } from "./generators/schema.ts";
import { migrate } from "./migration.ts";

test("survey", async () => {
  const shadow = await openShadow();
  const seed = Number(process.env.SCHEMATA_SEED ?? Date.now() % 2 ** 31);
  const out = process.env.OUT as string;
  const seen = new Set<string>();
  const coverage = new Coverage();
  const end = Date.now() + Number(process.env.MIN ?? 4) * 60_000;
  let n = 0,
    ok = 0;
  const classOf = (m: string) =>
    m
      .split("\n\n")[0]!
      .replace(/"[^"]*"|'[^']*'|app\.[^ ,;]*|\d+/g, "_")
      .slice(0, 140);
  for (const [raw, version] of fc.sample(fc.tuple(rawOf("top"), fc.constantFrom(...versions())), {
    seed,
    numRuns: 400,
  })) {
    if (Date.now() > end) break;
    n += 1;
    const attempt = (r: Raw) =>
      migrate(schemasOf(r, version), version, shadow).then(
        (o) => {
          return o;
        },
        (e: Error) => e,
      );
    const started = Date.now();
    const result = await attempt(raw);
    const took = Date.now() - started;
    if (!(result instanceof Error)) {
      ok += 1;
      coverage.add(result.catalogs);
      if (n < 6) appendFileSync(out, `took ${took} ${result.stopped ?? ""}\n`);
      continue;
    }
    const cls = classOf(result.message);
    if (seen.has(cls)) {
      appendFileSync(out, `again ${cls}\n`);
      continue;
    }
    seen.add(cls);
    const reduced = await reduce(
      raw,
      async (r) => {
        const e = await attempt(r);
        return e instanceof Error && classOf(e.message) === cls;
      },
      Date.now() + 25_000,
    );
    const [a, b] = schemasOf(reduced.raw, version);
    const e = (await attempt(reduced.raw)) as Error;
    appendFileSync(
      out,
      `######## PG${version} (${reduced.tries} tries)\n${JSON.stringify(a.written)}\n${a.sql.join(";\n")}\n==>\n${JSON.stringify(b.written)}\n${b.sql.join(";\n")}\n${e.message}\n\n`,
    );
  }
  appendFileSync(out, `pairs ${n}, ok ${ok}\n${coverage.table}\n`);
  await shadow.close();
}, 3_000_000);
