/**
 * Owns the proof that an index is built beside what goes on in a database: old snapshots, and duplicates that come meanwhile.
 * Must not know how the executor waits; test/apply has that.
 */
import type pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { type Operation, operations } from "../../scripts/stall/operations.ts";
import { storyVersions } from "../servers.ts";
import { closeShadow, Scene } from "./scene.ts";

afterAll(closeShadow);

const operation = (name: string): Operation => operations.find((one) => one.name === name)!;

const insert = (id: number, number: string) =>
  `INSERT INTO app.orders (id, customer, number, amount, placed) VALUES (${id}, 1, '${number}', 1, now())`;

const invalid = async (session: pg.Client) =>
  (await session.query("SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid")).rows;

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test.each(["index", "index-replaced", "index-dropped"])(
    "%s waits for an old snapshot and a reader, longer than lock_timeout, while clients go on",
    async (name) => {
      const { to, setup } = operation(name);
      await using scene = await Scene.build(version, setup);
      const old = await scene.session("dump");
      await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM app.orders LIMIT 1");
      await scene.start();
      const applying = scene.apply(to, { lockTimeout: 100 });
      await scene.until("blocked");
      for (let times = 0; times < 3; times += 1) await scene.goesOn();
      expect(scene.told("retry")).toEqual([]);
      expect(scene.told("blocked").at(-1)).toMatchObject({ blockers: [{ application: "dump" }] });
      await old.query("COMMIT");
      expect(await applying).toMatchObject({ status: "applied", diagnostics: [] });
      expect(scene.load.waits.errors).toBe(0);
      expect(await invalid(old)).toEqual([]);
    },
  );

  test("at build_wait_limit it names whose snapshot is in the way, clients go on, and the next apply takes up what is left", async () => {
    const { to } = operation("unique");
    await using scene = await Scene.build(version);
    const old = await scene.session("dump");
    await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM app.customers LIMIT 1");
    await scene.start();
    const outcome = await scene.apply(to, { lockTimeout: 200, buildWaitLimit: 1_500 });
    expect(outcome).toMatchObject({ status: "failed", completed: 0 });
    const [failure] = outcome.diagnostics.filter(({ severity }) => severity === "error");
    expect(failure?.detail).toContain("(build_wait_limit)");
    expect(failure?.detail).toContain('application "dump"');
    await scene.goesOn();
    await old.query("COMMIT");
    expect(await scene.apply(to)).toMatchObject({ status: "applied", diagnostics: [] });
    expect(await invalid(old)).toEqual([]);
    expect(scene.load.waits.errors).toBe(0);
  });

  test("a duplicate that comes while a unique index is built: the index goes at once, writers go on, and the next plan works", async () => {
    const { to } = operation("unique");
    await using scene = await Scene.build(version);
    await scene.start();
    const writer = await scene.session("writer");
    await writer.query("BEGIN");
    await writer.query(insert(-1, "N1"));
    const applying = scene.apply(to);
    await scene.until("blocked");
    expect(scene.told("blocked").at(-1)).toMatchObject({ blockers: [{ application: "writer" }] });
    await writer.query("COMMIT");
    const outcome = await applying;
    expect(outcome).toMatchObject({ status: "failed", completed: 0 });
    expect(outcome.diagnostics[0]).toMatchObject({
      severity: "error",
      detail: expect.stringContaining("23505"),
    });
    expect(scene.told("cleanup")).toHaveLength(1);
    expect(await invalid(writer)).toEqual([]);
    // Nothing of the index is left that would reject one more.
    await writer.query(insert(-2, "N1"));
    await scene.goesOn();
    expect(scene.load.waits.errors).toBe(0);
    await writer.query("DELETE FROM app.orders WHERE id < 0");
    expect(await scene.apply(to)).toMatchObject({ status: "applied", diagnostics: [] });
    await expect(writer.query(insert(-3, "N1"))).rejects.toMatchObject({ code: "23505" });
  });

  test("a duplicate that comes when the index is filled already is refused to its writer, and the build succeeds", async () => {
    const { to } = operation("unique");
    await using scene = await Scene.build(version);
    await scene.start();
    const old = await scene.session("dump");
    await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM app.customers LIMIT 1");
    const applying = scene.apply(to);
    await scene.until("blocked");
    const writer = await scene.session("writer");
    await expect(writer.query(insert(-1, "N1"))).rejects.toMatchObject({ code: "23505" });
    await old.query("COMMIT");
    expect(await applying).toMatchObject({ status: "applied", diagnostics: [] });
    expect(scene.load.waits.errors).toBe(0);
  });
});
