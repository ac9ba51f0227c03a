/**
 * Owns one PGlite instance: how it is started from an image, and how one statement is run and proven to have run.
 * Must not know workers, time limits or what the statements mean. Runs inside the worker and in the build.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { sessionSettings } from "../db/session-start.ts";
import { type FileSystem, unpackImage } from "./image.ts";
import { keepPages, type Writing } from "./pages.ts";
import { webAssembly } from "./webassembly.ts";
import { type Answer, type ErrorFields, readAnswer, statementMessages } from "./wire.ts";

const PAGE = 65_536;
/** The module asks for at least 2,048 pages (128 MB); asking for less is a LinkError. */
const MINIMUM_PAGES = 2_048;
const DATA_DIRECTORY = "/pglite/data";

/**
 * Settings given on the command line, so that RESET and DISCARD ALL come back to them. The session's are those of
 * every session of the engine; the server's keep memory and time low: nothing here outlives the process.
 */
const settings: Readonly<Record<string, string>> = {
  autovacuum: "off",
  exit_on_error: "false",
  fsync: "off",
  full_page_writes: "off",
  io_method: "sync",
  log_checkpoints: "false",
  max_connections: "5",
  // a transaction may create as many objects as on a server with 100 connections
  max_locks_per_transaction: "2000",
  max_parallel_maintenance_workers: "0",
  max_parallel_workers: "0",
  max_parallel_workers_per_gather: "0",
  max_wal_senders: "0",
  max_wal_size: "4MB",
  max_worker_processes: "0",
  min_wal_size: "2MB",
  shared_buffers: "8MB",
  synchronous_commit: "off",
  wal_level: "minimal",
  application_name: "schemata shadow",
  ...sessionSettings,
};

/** Without PGlite's -O: an ordinary server refuses changes to the system catalogs, so the shadow does too. */
export const startParameters: readonly string[] = [
  "--single",
  "-F",
  "-j",
  ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

type PostgresFileSystem = NonNullable<PGliteOptions["fs"]>;

/** A file system in memory, filled from the image before PostgreSQL starts; also where the memory limit is set. */
function imageFileSystem(image: Buffer, memoryLimit: number): PostgresFileSystem {
  let instance: PGlite;
  return {
    async init(pg, options) {
      instance = pg;
      const maximum = Math.max(MINIMUM_PAGES, Math.min(32_768, Math.floor(memoryLimit / PAGE)));
      const wasmMemory = new webAssembly.Memory({ initial: MINIMUM_PAGES, maximum });
      return { emscriptenOpts: { ...options, wasmMemory } };
    },
    async initialSyncFs() {
      const { FS } = instance.Module;
      unpackImage(image, FS as unknown as FileSystem, DATA_DIRECTORY);
      const { node } = FS.lookupPath(`${DATA_DIRECTORY}/PG_VERSION`, {});
      // All files of MEMFS are written by one and the same object.
      keepPages((node as unknown as { readonly stream_ops: Writing }).stream_ops);
    },
    async syncToFs() {},
    async closeFs() {},
    dumpTar() {
      throw new Error("the shadow is never dumped");
    },
  };
}

/** What ended an instance: it can no longer be trusted with anything. */
export interface Loss {
  readonly reason: "silent" | "internal";
  readonly message: string;
  readonly sqlstate: string;
}

export interface Run {
  readonly rows: readonly (string | null)[];
  readonly error?: ErrorFields;
  readonly loss?: Loss;
}

/** One running PostgreSQL. */
export class Instance {
  #counter = 0;

  private constructor(private readonly pglite: PGlite) {}

  /** `directory` is what buildShadow wrote; `memoryLimit` in bytes caps PostgreSQL's own memory, not that of its files. */
  static async open(directory: string, module: WebAssembly.Module, memoryLimit: number): Promise<Instance> {
    const fileSystem = imageFileSystem(readFileSync(join(directory, "data.image")), memoryLimit);
    const pglite = await PGlite.create({
      fs: fileSystem,
      fsBundle: new Blob([readFileSync(join(directory, "pglite.data"))]),
      pgliteWasmModule: module,
      startParams: [...startParameters],
    });
    return new Instance(pglite);
  }

  async #send(statement: string): Promise<Answer> {
    const chunks: Buffer[] = [];
    await this.pglite.execProtocolRawStream(statementMessages(statement), {
      syncToFs: false,
      onRawData: (bytes) => chunks.push(Buffer.from(bytes)),
    });
    return readAnswer(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
  }

  /**
   * Runs one statement and makes sure that it ran. PGlite swallows what WebAssembly throws (a native stack overflow, an
   * abort): the call then resolves with nothing done. So the statement must have ended with CommandComplete or an error,
   * and a number that was never used before must come back after it.
   */
  async run(statement: string): Promise<Run> {
    if (statement.includes("\0"))
      return {
        rows: [],
        error: { severity: "ERROR", sqlstate: "22021", message: "a statement cannot hold a zero byte" },
      };
    let answer: Answer;
    try {
      answer = await this.#send(statement);
    } catch (cause) {
      return lost("silent", `the embedded PostgreSQL stopped: ${String(cause)}`);
    }
    const { error, rows } = answer;
    if (error !== undefined && (/^(XX|53|58)/.test(error.sqlstate) || error.severity !== "ERROR"))
      return { ...lost("internal", error.message, error.sqlstate), error };
    // 26000 and 34000: Bind or Execute found nothing, for Parse or Bind before it was lost
    const nothingDone =
      error === undefined ? answer.completed === 0 : !answer.prepared && /^(26|34)/.test(error.sqlstate);
    if (nothingDone)
      return lost("silent", "the embedded PostgreSQL gave no answer to it (its stack or memory ran out)");
    this.#counter += 1;
    try {
      const count = await this.#send(`SELECT ${this.#counter}`);
      // 25P02: in_failed_sql_transaction, an answer as good as the number
      if (count.rows[0] !== String(this.#counter) && !(answer.status === "E" && count.error?.sqlstate === "25P02"))
        return lost("silent", `the embedded PostgreSQL no longer answers after it${reasonOf(count.error)}`);
    } catch (cause) {
      return lost("silent", `the embedded PostgreSQL stopped after it: ${String(cause)}`);
    }
    return error === undefined ? { rows } : { rows: [], error };
  }
}

const reasonOf = (error: ErrorFields | undefined): string => (error === undefined ? "" : `: ${error.message}`);

const lost = (reason: Loss["reason"], message: string, sqlstate = "XX000"): Run => ({
  rows: [],
  loss: { reason, message, sqlstate },
});
