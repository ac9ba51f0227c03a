/**
 * Owns one PGlite instance: how it is started from an image, and how one statement is run and proven to have run.
 * Must not know workers, time limits or what the statements mean. Runs inside the worker and in the build.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { sessionSettings } from "../db/session-start.ts";
import { judge } from "./exchange.ts";
import { type FileSystem, unpackImage } from "./image.ts";
import type { Audience } from "./messages.ts";
import { keepPages, type Writing } from "./pages.ts";
import { webAssembly } from "./webassembly.ts";
import {
  type Answer,
  closeMessages,
  type ErrorFields,
  namedStatementMessages,
  readAnswer,
  statementMessages,
} from "./wire.ts";

const PAGE = 65_536;
/** The module asks for at least 2,048 pages (128 MB); asking for less is a LinkError. */
const MINIMUM_PAGES = 2_048;
const DATA_DIRECTORY = "/pglite/data";
/** Where the module looks for its libraries and extensions. */
const INSTALLATION = "/pglite";

/** Settings of the server, which keep memory and time low: nothing here outlives the process. */
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
};

/**
 * What is given on the command line is what RESET and DISCARD ALL come back to: for the engine, the settings of every
 * session of its own; for clients, those of a server that nobody has configured.
 */
const audiences: Readonly<Record<Audience, Readonly<Record<string, string>>>> = {
  engine: { application_name: "schemata shadow", ...sessionSettings },
  clients: { jit: "off" },
};

/** Without PGlite's -O: an ordinary server refuses changes to the system catalogs, so the shadow does too. */
export const startParameters = (audience: Audience): readonly string[] => [
  "--single",
  "-F",
  "-j",
  ...Object.entries({ ...settings, ...audiences[audience] }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

type PostgresFileSystem = NonNullable<PGliteOptions["fs"]>;

/**
 * A file system in memory, filled from the images before PostgreSQL starts; also where the memory limit is set. The libraries of
 * extensions lie there as files and are compiled when one is first used; PGlite's own way compiles all that are named, each time.
 */
function imageFileSystem(image: Buffer, extensions: Buffer, memoryLimit: number): PostgresFileSystem {
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
      unpackImage(extensions, FS as unknown as FileSystem, INSTALLATION);
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

/** What came back to a client's messages; after a loss it must not be shown to it. */
export interface Exchange {
  readonly bytes: Uint8Array;
  readonly loss?: Loss;
}

/** Of statements that come between a client's: no client calls its own like this. */
const ownName = "schemata shadow";

/** Exchanges after which the write-ahead log is let go. */
const checkpointAfter = 500;

/** One running PostgreSQL. */
export class Instance {
  #counter = 0;
  #exchanges = 0;
  #skipping = false;

  private constructor(private readonly pglite: PGlite) {}

  /** `directory` is what buildShadow wrote; `memoryLimit` in bytes caps PostgreSQL's own memory, not that of its files. */
  static async open(
    directory: string,
    module: WebAssembly.Module,
    memoryLimit: number,
    audience: Audience,
  ): Promise<Instance> {
    const [image, extensions] = ["data", "extensions"].map((name) => readFileSync(join(directory, `${name}.image`)));
    const fileSystem = imageFileSystem(image as Buffer, extensions as Buffer, memoryLimit);
    const pglite = await PGlite.create({
      fs: fileSystem,
      fsBundle: new Blob([readFileSync(join(directory, "pglite.data"))]),
      pgliteWasmModule: module,
      startParams: [...startParameters(audience)],
    });
    return new Instance(pglite);
  }

  async #raw(messages: Uint8Array): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await this.pglite.execProtocolRawStream(messages, {
      syncToFs: false,
      onRawData: (bytes) => chunks.push(Buffer.from(bytes)),
    });
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  }

  #send = async (statement: string): Promise<Answer> => readAnswer(await this.#raw(statementMessages(statement)));

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

  /** Runs a statement between those of a client, who does not see it. */
  async #beside(statement: string): Promise<Answer> {
    const answer = readAnswer(await this.#raw(namedStatementMessages(ownName, statement)));
    // In a request of its own: after an error the rest of one is skipped.
    await this.#raw(closeMessages(ownName));
    return answer;
  }

  /**
   * Hands a client's messages to PostgreSQL as they are, up to the end of a request (Query, Sync, FunctionCall or Flush), and
   * its answer back. It is proven as `run` proves, but not inside of a transaction: there a query of ours would be seen (SET
   * TRANSACTION must come before any). A message that begins with a zero is a startup packet.
   */
  async exchange(messages: Buffer): Promise<Exchange> {
    let bytes: Buffer = Buffer.alloc(0);
    try {
      bytes = await this.#raw(messages);
      if (messages[0] === 0) return { bytes };
      const { status, skipping, unanswered, fatal } = judge(messages, bytes, this.#skipping);
      this.#skipping = skipping;
      if (fatal !== undefined) return { bytes, loss: { reason: "internal", ...fatal } };
      if (unanswered) return { bytes, ...silence("the embedded PostgreSQL gave no answer to it") };
      if (status !== "I") return { bytes };
      this.#counter += 1;
      const count = await this.#beside(`SELECT ${this.#counter}`);
      if (count.rows[0] !== String(this.#counter))
        return { bytes, ...silence(`the embedded PostgreSQL no longer answers after it${reasonOf(count.error)}`) };
      this.#exchanges += 1;
      // Refused when the client has become another role; then the next one will do.
      if (this.#exchanges % checkpointAfter === 0) await this.#beside("CHECKPOINT");
      return { bytes };
    } catch (cause) {
      return { bytes, ...silence(`the embedded PostgreSQL stopped: ${String(cause)}`) };
    }
  }
}

const reasonOf = (error: ErrorFields | undefined): string => (error === undefined ? "" : `: ${error.message}`);

const silence = (message: string): { readonly loss: Loss } => ({
  loss: { reason: "silent", message, sqlstate: "XX000" },
});

const lost = (reason: Loss["reason"], message: string, sqlstate = "XX000"): Run => ({
  rows: [],
  loss: { reason, message, sqlstate },
});
