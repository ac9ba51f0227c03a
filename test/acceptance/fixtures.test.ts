/**
 * Owns the promise that this version reads what every release wrote, and says so when it cannot.
 * Must not know how fixtures are made. SCHEMATA_WRITE_FIXTURES=1 writes those of the version in package.json anew.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../provider/engine/db/connection.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import { verifyChain } from "../../provider/engine/history/chain.ts";
import { readHistory } from "../../provider/engine/history/reading.ts";
import { root } from "../architecture/source.ts";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";
import { flat } from "./declared.ts";
import { after, fixture, hasFixtures, releases, restore, writeFixtures } from "./fixtures.ts";

const current = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase(versions().at(-1)!);
  return () => database.drop();
});

if (process.env.SCHEMATA_WRITE_FIXTURES === "1")
  test("writes the fixtures of this version", async () => {
    await writeFixtures(current, database);
  });

test("this version has its fixtures", () => {
  expect(hasFixtures(current)).toBe(true);
});

interface Change {
  readonly resource_changes: readonly {
    readonly change: {
      readonly after: { readonly migration: string; readonly impact: Readonly<Record<string, unknown>> };
    };
  }[];
}

/** Whether the chain of the history holds, and how each apply ended. */
async function history(): Promise<{ problems: readonly unknown[]; outcomes: readonly string[] }> {
  const session = await connect(readSettings({ url: database.url }).value!, { applicationName: "test" });
  try {
    const { problems } = await verifyChain(session, { schema: "schemata" });
    const rows = await readHistory(session, { schema: "schemata" });
    return { problems, outcomes: rows.map((row) => row.outcome) };
  } finally {
    await session.close();
  }
}

describe.each(releases())("what %s wrote", (release) => {
  test("is planned from without changes, updated, and its history goes on", async () => {
    await using opened = await restore(release, database);
    // The database was restored, so that its oids, and with them the private state, are others: nothing else is.
    const refreshed = await opened.run("plan", "-no-color", "-refresh-only");
    expect(flat(refreshed)).toContain("No changes. Your infrastructure still matches the configuration.");
    const empty = await opened.plan("-detailed-exitcode");
    expect(empty.code, flat(empty)).toBe(0);
    expect(await history()).toEqual({ problems: [], outcomes: ["applied"] });

    opened.write(after);
    const planned = await opened.plan();
    expect(planned.code, flat(planned)).toBe(0);
    const now = (await opened.showPlan<Change>()).resource_changes[0]!.change.after;
    const then = (JSON.parse(fixture(release, "plan.json")) as Change).resource_changes[0]!.change.after;
    expect(typeof then.migration).toBe("string");
    // What a policy reads keeps its names.
    expect(Object.keys(now.impact)).toEqual(expect.arrayContaining(Object.keys(then.impact)));
    const ran = await opened.applyPlan();
    expect(ran.code, flat(ran)).toBe(0);
    expect(await history()).toEqual({ problems: [], outcomes: ["applied", "applied"] });
  });
});

interface State {
  readonly resources: { readonly instances: { private: string; schema_version: number }[] }[];
}

describe("what a newer version wrote", () => {
  const edited = (edit: (instance: State["resources"][number]["instances"][number]) => void): string => {
    const state = JSON.parse(fixture(current, "state.json")) as State;
    edit(state.resources[0]!.instances[0]!);
    return JSON.stringify(state);
  };
  /** The first line says the format; what follows may be anything. */
  const newer = (text: string): string => {
    const bytes = Buffer.from(text, "base64");
    const end = bytes.indexOf("\n");
    const head = JSON.parse(bytes.toString("utf8", 0, end)) as object;
    return Buffer.concat([Buffer.from(JSON.stringify({ ...head, format: 99 })), bytes.subarray(end)]).toString(
      "base64",
    );
  };
  const damaged = (text: string): string => {
    const bytes = Buffer.from(text, "base64");
    return bytes.fill(0, Math.floor(bytes.length / 2)).toString("base64");
  };

  test("private state of an unknown format, or damaged: a warning, and the plan goes on from the database", async () => {
    await using opened = await restore(current, database);
    for (const [make, reason] of [
      [newer, "its format is 99, this version reads format 1"],
      [
        () => Buffer.from("not what we wrote").toString("base64"),
        "it does not begin with the line that says its format",
      ],
      [damaged, "unexpected end of file"],
    ] as const) {
      opened.write({
        "terraform.tfstate": edited((instance) => {
          instance.private = make(instance.private);
        }),
      });
      // What is declared is recorded again by an apply that runs no statement; nothing but not_managed is planned.
      const ran = await opened.plan("-detailed-exitcode");
      expect(ran.code, flat(ran)).toBe(2);
      expect(flat(ran)).toContain("The private state of app cannot be used");
      expect(flat(ran)).toContain(reason);
      const { after } = (await opened.showPlan<Change>()).resource_changes[0]!.change;
      expect(after).toMatchObject({ migration: null, impact: null, not_managed: [] });
    }
    const ran = await opened.applyPlan();
    expect(ran.code, flat(ran)).toBe(0);
    expect(flat(ran)).toContain("0 added, 1 changed, 0 destroyed");
    const empty = await opened.plan("-detailed-exitcode");
    expect(empty.code, flat(empty)).toBe(0);
    expect(flat(empty)).not.toContain("private state");
  });

  test("state of a newer schema, and a newer history, are refused", async () => {
    await using opened = await restore(current, database);
    opened.write({
      "terraform.tfstate": edited((instance) => {
        instance.schema_version = 99;
      }),
    });
    const ran = await opened.plan();
    expect(ran.code).toBe(1);
    expect(flat(ran)).toMatch(/newer (than this provider|provider version)/);

    opened.write({ ...after, "terraform.tfstate": fixture(current, "state.json") });
    await onDatabase(database.url, "UPDATE schemata.layout SET version = 99");
    const refused = await opened.apply();
    expect(refused.code).toBe(1);
    expect(flat(refused)).toContain('The history in schema "schemata" is from a newer version of Schemata');
    expect(flat(refused)).toContain("Nothing was changed.");
  });
});
