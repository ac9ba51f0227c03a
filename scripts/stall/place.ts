/**
 * Owns the server of one run, a template database for each size, and copies of them.
 * Must not know what is changed in the copies.
 */
import pg from "pg";
import { type Server, startServer } from "../../test/postgres.ts";
import { rowsSql, schemaSql } from "./table.ts";

export class Place implements AsyncDisposable {
  readonly #templates = new Map<number, Promise<string>>();
  #copies = 0;

  private constructor(
    readonly server: Server,
    readonly version: number,
  ) {}

  static async open(version: number): Promise<Place> {
    // Rows that are read once more should come from memory on any machine; the rest is as tests have it, fsync off included.
    return new Place(await startServer(version, { settings: { shared_buffers: "256MB" } }), version);
  }

  /** A database with that many rows, and after it `setup`; `drop` removes it. */
  async copy(rows: number, setup: readonly string[]): Promise<{ readonly url: string; drop(): Promise<void> }> {
    const template = await this.#template(rows);
    const name = `copy_${++this.#copies}`;
    const strategy = this.version < 15 ? "" : " STRATEGY file_copy";
    await run(this.server.url, [`CREATE DATABASE ${name} TEMPLATE ${template}${strategy}`]);
    const url = this.#urlOf(name);
    await run(url, [...setup, "CHECKPOINT"]);
    return { url, drop: () => run(this.server.url, [`DROP DATABASE ${name} WITH (FORCE)`]) };
  }

  #template(rows: number): Promise<string> {
    const made = this.#templates.get(rows) ?? this.#make(rows);
    this.#templates.set(rows, made);
    return made;
  }

  async #make(rows: number): Promise<string> {
    const name = `rows_${rows}`;
    await run(this.server.url, [`CREATE DATABASE ${name}`]);
    await run(this.#urlOf(name), [schemaSql(), ...rowsSql(rows)]);
    return name;
  }

  #urlOf(name: string): string {
    return Object.assign(new URL(this.server.url), { pathname: `/${name}` }).href;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.stop();
  }
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
