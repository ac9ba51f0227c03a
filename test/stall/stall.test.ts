/**
 * Owns the proof that clients do not queue behind a plan of ours while somebody holds the table, and that they do behind the naive
 * statement.
 * Must not know how long anything takes on which machine: npm run bench:stall measures that.
 */
import { afterAll, describe, expect, test } from "vitest";
import { defaultLimits } from "../../provider/engine/index.ts";
import { type Operation, operations } from "../../scripts/stall/operations.ts";
import { storyVersions } from "../servers.ts";
import { closeShadow, Scene } from "./scene.ts";

afterAll(closeShadow);

/** What a busy machine may take beside the lock budget; whoever is in the way stays longer than both together. */
const slack = 1_500;
const longest = defaultLimits.lockTimeout + slack;

const operation = (name: string): Operation => operations.find((one) => one.name === name)!;

const reads = "SELECT count(*) FROM app.orders";
const writes = "INSERT INTO app.orders (id, customer, number, amount, placed) VALUES (-1, 1, 'N-1', 1, now())";

/** Somebody who has read the table, or written into it, and not ended his transaction. */
async function blockerOf(scene: Scene, does = reads) {
  const session = await scene.session("nightly report");
  await session.query("BEGIN");
  await session.query(does);
  const [row] = (await session.query("SELECT pg_backend_pid() AS pid")).rows;
  const since = performance.now();
  return {
    pid: row.pid as number,
    held: () => performance.now() - since,
    end: () => session.query("COMMIT"),
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test("behind a naive statement that waits every client waits, for as long as the one in its way is there", async () => {
    const { naive } = operation("check");
    await using scene = await Scene.build(version);
    await scene.start();
    const blocker = await blockerOf(scene);
    const migration = await scene.session("migration");
    const running = migration.query(naive.join(";"));
    await scene.stalled();
    const done = scene.load.waits.operations;
    const held = 2_000;
    await pause(held);
    expect(scene.load.waits.operations).toBe(done);
    await blocker.end();
    await running;
    await scene.goesOn();
    expect(Math.max(scene.load.waits.read, scene.load.waits.write)).toBeGreaterThan(held);
  });

  test.each([
    ["check", reads],
    ["rename", reads],
    ["unique", reads],
    ["foreign-key", writes],
  ])(
    "%s: ours tries again and again, names the one in its way, and no client waits longer than the lock budget",
    async (name, does) => {
      const { to, setup } = operation(name);
      await using scene = await Scene.build(version, setup);
      await scene.start();
      scene.load.mark();
      const blocker = await blockerOf(scene, does);
      const done: number[] = [];
      const applying = scene.apply(to, {
        onProgress: (progress) => {
          scene.progress.push(progress);
          if (progress.kind === "retry" || progress.kind === "started") done.push(scene.load.waits.operations);
        },
      });
      await scene.until("retry", 2);
      while (blocker.held() < longest + 500) await pause(50);
      await blocker.end();
      expect(await applying).toMatchObject({ status: "applied", diagnostics: [] });
      for (const { blockers } of scene.told("retry"))
        expect(blockers).toMatchObject([{ pid: blocker.pid, application: "nightly report" }]);
      await scene.goesOn();
      const { waits } = scene.load;
      expect(waits.errors).toBe(0);
      expect(Math.max(waits.read, waits.write)).toBeLessThan(longest);
      // In each pause between two attempts all of them went on.
      const retries = scene.told("retry").length;
      expect(done.at(-1)! - done[0]!).toBeGreaterThan(retries * scene.clients);
    },
  );

  test("at lock_wait_limit it gives up and names the one in its way; nothing is changed, and the next apply works", async () => {
    const { to } = operation("column-constant");
    await using scene = await Scene.build(version);
    await scene.start();
    scene.load.mark();
    const blocker = await blockerOf(scene);
    const outcome = await scene.apply(to, { lockWaitLimit: longest + 500 });
    expect(outcome).toMatchObject({
      status: "failed",
      completed: 0,
      diagnostics: [
        {
          summary: expect.stringMatching(/^No lock for statement 1 of /),
          detail: expect.stringContaining(`pid ${blocker.pid} (application "nightly report"`),
        },
      ],
    });
    await scene.goesOn();
    expect(Math.max(scene.load.waits.read, scene.load.waits.write)).toBeLessThan(longest);
    await blocker.end();
    expect(await scene.apply(to)).toMatchObject({ status: "applied" });
    expect(scene.load.waits.errors).toBe(0);
  });
});
