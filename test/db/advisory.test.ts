/**
 * Owns the tests of the advisory lock.
 * Must not know what is done under it.
 */
import { describe, expect, test } from "vitest";
import { takeAdvisoryLock } from "../../provider/engine/db/advisory.ts";
import { freshDatabase, versions } from "../servers.ts";
import { open } from "./opened.ts";

describe.each(versions())("PostgreSQL %i: one apply at a time", (version) => {
  test("the second waits, is refused at its limit with the holder's name, and gets it when the first is done", async () => {
    await using database = await freshDatabase(version);
    await using elsewhere = await freshDatabase(version);
    const first = await open({ url: database.url }, "schemata run-1");
    const second = await open({ url: database.url }, "schemata run-2");
    const other = await open({ url: elsewhere.url });
    const lock = (await takeAdvisoryLock(first, { waitLimit: 0 })).value!;

    const seen: unknown[] = [];
    const refused = await takeAdvisoryLock(second, { waitLimit: 200, onWait: (holder) => seen.push(holder) });
    expect(refused.value).toBeUndefined();
    expect(refused.diagnostics[0]?.detail).toContain(
      `pid ${first.backendPid}, application_name "schemata run-1", user "postgres"`,
    );
    expect(seen).toMatchObject([{ pid: first.backendPid }]);
    expect((await takeAdvisoryLock(other, { waitLimit: 0 })).diagnostics).toEqual([]);

    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const stopped = await takeAdvisoryLock(second, { waitLimit: 60_000, signal: abort.signal });
    expect(stopped.diagnostics[0]?.detail).toContain("cancelled");

    const waiting = takeAdvisoryLock(second, { waitLimit: 10_000 });
    // While it waits, it holds no snapshot: nothing of it is in a transaction.
    await expect
      .poll(() => first.rows(`SELECT state, backend_xmin FROM pg_stat_activity WHERE pid = ${second.backendPid}`))
      .toEqual([{ state: "idle", backend_xmin: null }]);
    await lock.release();
    expect((await waiting).diagnostics).toEqual([]);
    await second.close();
    await expect.poll(async () => (await takeAdvisoryLock(first, { waitLimit: 0 })).diagnostics.length).toBe(0);
    await first.close();
    await other.close();
  });
});
