/**
 * Owns the proof of every safety rule: annotated SQL on a real server with rows, where each line says what must be found about it.
 * Must not know how a rule finds it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { planJson } from "../../provider/engine/plan/json.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { probePlan, told } from "../../provider/engine/safety/probing.ts";
import type { ReviewOptions } from "../../provider/engine/safety/review.ts";
import { rules } from "../../provider/engine/safety/rules/index.ts";
import { open } from "../db/opened.ts";
import { closeShadow, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { freshDatabase, onDatabase, onServer, versions } from "../servers.ts";

const directory = join(import.meta.dirname, "rules");

afterAll(closeShadow);

interface Annotated {
  readonly from: string;
  readonly to: string;
  readonly options: ReviewOptions;
  /** Whether a role owns all of it that is no superuser, and plans. */
  readonly asOwner: boolean;
  /** Addresses, each with a part of what is said about it. */
  readonly bad: ReadonlyMap<string, string>;
  readonly good: ReadonlySet<string>;
}

/** `-- as owner` in the head; `-- ! address: text` marks a line about which the rule must say that text, `-- ok address` one about which it must not speak. */
function read(rule: string): Annotated {
  const text = readFileSync(join(directory, `${rule}.sql`), "utf8");
  const [head = "", from = "", to = ""] = text.split(/^-- (?:from|to)$/m);
  const [bad, good] = [new Map<string, string>(), new Set<string>()];
  for (const [, mark, address = "", said = ""] of text.matchAll(/-- (!|ok) ([^\s:]+(?::[^\s:]+)+)(?:: (.*))?$/gm))
    if (mark === "!") bad.set(address, said);
    else good.add(address);
  const options = JSON.parse(/^-- options (.*)$/m.exec(head)?.[1] ?? "{}") as ReviewOptions;
  return { from, to, options, asOwner: /^-- as owner$/m.test(head), bad, good };
}

test("every rule has its SQL", () => {
  expect(readdirSync(directory).sort()).toEqual(rules.map(({ name }) => `${name}.sql`).sort());
});

describe.each(versions())("PostgreSQL %i", (version) => {
  test.each(rules.map(({ name }) => name))("%s", async (rule) => {
    const { from, to, options, asOwner, bad, good } = read(rule);
    expect(bad.size, "bad cases").toBeGreaterThanOrEqual(1);
    expect(good.size, "as many good ones").toBeGreaterThanOrEqual(bad.size);
    await using database = await freshDatabase(version);
    const owner = `owner_of_${database.name}`;
    if (asOwner) await onServer(version, `CREATE ROLE ${owner}`);
    if (asOwner) await onDatabase(database.url, `GRANT CREATE ON SCHEMA public TO ${owner}`);
    await onDatabase(database.url, `${asOwner ? `SET ROLE ${owner};` : ""} ${from}`);
    const session = await open({ url: database.url, ...(asOwner ? { role: owner } : {}) });
    try {
      const live = await readCatalog(session, { without: [] });
      const prepared = await prepare(
        {
          live,
          source: sourceOf(to),
          staysUndeclared: ({ kind, path }) => kind === "schema" && path.name === "public",
          options: { ...options, version: live.version },
        },
        await sharedShadow(),
      );
      expect([...prepared.diagnostics, ...prepared.plan.refusals]).toEqual([]);
      const plan = planJson(prepared.plan, { server_version: version, shadow: null, proof: prepared.proof, live });
      const probed = await probePlan(plan, session, { showValues: true });
      const found = [...plan.findings, ...probed.flatMap(({ findings }) => findings.map(told))].filter(
        (one) => one.rule === rule,
      );
      expect([...new Set(found.map(({ object }) => object))].sort()).toEqual([...bad.keys()].sort());
      for (const [address, said] of bad) {
        const messages = found.filter(({ object }) => object === address).map(({ message }) => message);
        expect(messages.join("\n")).toContain(said);
      }
      for (const { message, remedy } of found) {
        expect(message).toMatch(/^[^\n]+[.;]$/);
        expect(remedy).toMatch(/[.;]$/);
      }
      // What is expected to be silent must be there at all.
      const there = new Set([...live.objects.keys(), ...prepared.desired.objects.keys()]);
      expect([...good].filter((address) => !there.has(address))).toEqual([]);
    } finally {
      await session.close();
      if (asOwner) await onDatabase(database.url, `DROP OWNED BY ${owner}; DROP ROLE ${owner}`);
    }
  });
});
