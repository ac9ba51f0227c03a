/**
 * Owns a database with the tables of the bench, clients that use them, and applies of ours.
 * Must not know what is changed, nor what the tests look for.
 */
import pg from "pg";
import { expect } from "vitest";
import {
  type ApplyOutcome,
  type ApplyProgress,
  type ApplyRequest,
  applyPlan,
  movedObjects,
  openShadow,
  type Shadow,
} from "../../provider/engine/index.ts";
import { planTo } from "../../scripts/stall/change.ts";
import { Load } from "../../scripts/stall/load.ts";
import { type Orders, rowsSql, schemaSql } from "../../scripts/stall/table.ts";
import { freshDatabase, type TestDatabase } from "../servers.ts";

const rows = 50_000;

let shadow: Promise<Shadow> | undefined;

export async function closeShadow(): Promise<void> {
  await (await shadow)?.close();
  shadow = undefined;
}

/** A database with the tables, and sessions on it. */
export class Scene implements AsyncDisposable {
  readonly #sessions: pg.Client[] = [];
  readonly progress: ApplyProgress[] = [];
  readonly load: Load;
  #loaded = false;

  private constructor(
    readonly database: TestDatabase,
    readonly clients: number,
  ) {
    this.load = new Load({ url: database.url, clients, rate: 20, rows });
  }

  static async build(version: number, setup: readonly string[] = []): Promise<Scene> {
    const scene = new Scene(await freshDatabase(version), 8);
    const session = await scene.session("setup");
    for (const statement of [schemaSql(), ...rowsSql(rows), ...setup]) await session.query(statement);
    return scene;
  }

  get url(): string {
    return this.database.url;
  }

  /** Starts the clients, and gives each the time for an operation. */
  async start(): Promise<void> {
    await this.load.start();
    this.#loaded = true;
    await this.goesOn();
  }

  /** A session of somebody else. */
  async session(name: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: name });
    this.#sessions.push(client);
    await client.connect();
    return client;
  }

  /** Plans to the tables as told, and applies. */
  async apply(to: Orders, more: Partial<ApplyRequest> = {}): Promise<ApplyOutcome> {
    shadow ??= openShadow();
    const { settings, live, plan } = await planTo({ url: this.url }, schemaSql(to), await shadow);
    return applyPlan({
      settings,
      plan,
      expected: (now) => movedObjects(live, now),
      afterwards: () => [],
      resource: "test",
      onProgress: (progress) => {
        this.progress.push(progress);
      },
      ...more,
    });
  }

  told<K extends ApplyProgress["kind"]>(kind: K): readonly Extract<ApplyProgress, { kind: K }>[] {
    return this.progress.filter((one): one is Extract<ApplyProgress, { kind: K }> => one.kind === kind);
  }

  /** Waits until that was told so many times. */
  async until(kind: ApplyProgress["kind"], times = 1): Promise<void> {
    await expect.poll(() => this.told(kind).length, { interval: 20, timeout: 60_000 }).toBeGreaterThanOrEqual(times);
  }

  /** Waits until the clients have done more, each some of it. */
  async goesOn(): Promise<void> {
    const before = this.load.waits.operations;
    await expect
      .poll(() => this.load.waits.operations, { interval: 20, timeout: 20_000 })
      .toBeGreaterThan(before + 2 * this.clients);
  }

  /** Waits until each client waits for a lock. */
  async stalled(): Promise<void> {
    const watcher = await this.session("watcher");
    const waiting = async () =>
      (
        await watcher.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'client %' AND wait_event_type = 'Lock'",
        )
      ).rowCount;
    await expect.poll(waiting, { interval: 20, timeout: 20_000 }).toBe(this.clients);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Whoever blocks goes first, else a client would wait for ever.
    for (const session of this.#sessions) await session.end();
    if (this.#loaded) await this.load.stop();
    await this.database.drop();
  }
}
