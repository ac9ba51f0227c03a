/**
 * Owns the embedded shadow: PGlite in a worker thread, started from a prebuilt data directory, one instance at a time.
 * Must not know what the statements mean, nor how the worker runs them.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { DatabaseError, type Repeated, type Session } from "../db/session.ts";
import { textIn } from "./exchange.ts";
import { collectGarbage, collectIfGrown } from "./garbage.ts";
import { shadowDirectory } from "./location.ts";
import { ShadowLost } from "./lost.ts";
import type { Audience, ExchangeRequest, Request, Response, Start } from "./messages.ts";
import type { RunOptions, Shadow, ShadowOptions, StatementResult } from "./shadow.ts";
import { residentMemory, Watch } from "./watch.ts";
import { webAssembly } from "./webassembly.ts";
import type { ErrorFields } from "./wire.ts";

const BATCH = 500;
const MEMORY_LIMIT = 1 << 30;
const TIME_LIMIT = 60_000;
/** Milliseconds for a start, which takes 200 to 300 on an idle machine. */
const START_LIMIT = 60_000;
/**
 * MiB of the worker's native stack; only what is used takes memory. With Node's 4 it overflows before PostgreSQL's own
 * max_stack_depth (2 MB of WebAssembly stack) is reached, and PGlite swallows that; with 256 PostgreSQL itself says 54001
 * in all that was tried (64 was not enough for 50,000 nested operators).
 */
const STACK_LIMIT = 256;
/**
 * MiB that the worker's new objects take before they are looked through. Node's 48 are filled with the rows of one large catalog,
 * and never given back; the statements of a load leave little behind.
 */
const YOUNG_LIMIT = 8;

/**
 * Bytes of WebAssembly that one function executes, roughly, before V8 compiles it anew. After Node's 1,800,000 a plan of a few tables
 * spends half of its time on that, for code that is hardly used again: 2.2 s, and 1.5 s with this. Plans of 100 and of 1,000 tables
 * take as long or less; a hundred times as much is too late for them.
 */
const TIERING_BUDGET = 100_000_000;

interface Installation {
  readonly directory: string;
  readonly module: WebAssembly.Module;
}

let installation: Promise<Installation> | undefined;

/** Compiled once a process (30 ms), then shared by every worker. */
function install(): Promise<Installation> {
  installation ??= (async () => {
    const directory = await shadowDirectory();
    // Functions that turn out to be used much are compiled anew, one after the other: several at once took 55 MB more, which malloc
    // does not give back. The flag is the whole process's.
    setFlagsFromString("--wasm-num-compilation-tasks=1");
    setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
    return { directory, module: await webAssembly.compile(await readFile(join(directory, "pglite.wasm"))) };
  })();
  // a build that failed may succeed the next time
  installation.catch(() => {
    installation = undefined;
  });
  return installation;
}

/** `offset`: characters that stand before the caller's text in what was run. */
function databaseError(fields: ErrorFields, offset = 0): DatabaseError {
  const position = fields.position === undefined || fields.position <= offset ? undefined : fields.position - offset;
  return new DatabaseError(fields.message, { ...fields, position });
}

/** As every Session wraps a query; a column of the alias's name would hide the row. */
const rowsPrefix = "SELECT pg_catalog.to_json(schemata_row)::pg_catalog.text FROM (\n";
const rowsSuffix = "\n) AS schemata_row";

/** Statements after which a new instance is started rather than the old one swept. */
const worn = 1_000;

export class EmbeddedShadow implements Shadow {
  #statements = 0;
  readonly engine = "embedded";
  version = 0;
  readonly #memoryLimit: number;
  readonly #timeLimit: number;
  readonly #stackLimit: number;
  readonly #closing = new AbortController();
  readonly #signal: AbortSignal;
  /** Resident memory before the worker started, in bytes: what it takes comes on top. */
  #baseline = 0;
  readonly #progress = new SharedArrayBuffer(4);
  #worker: Worker | undefined;
  /** Answers to the one request on its way. */
  #respond: ((response: Response) => void) | undefined;
  #lost: ShadowLost | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #session = this.#newSession();
  readonly #prepared = new Set<string>();
  /** How often somebody has taken away what was prepared. */
  #forgotten = 0;

  /** Use `openEmbedded` or `openForClients`. */
  constructor(
    options: ShadowOptions,
    private readonly audience: Audience,
  ) {
    this.#memoryLimit = options.memoryLimit ?? MEMORY_LIMIT;
    this.#timeLimit = options.timeLimit ?? TIME_LIMIT;
    this.#stackLimit = options.stackLimit ?? STACK_LIMIT;
    const { signal } = this.#closing;
    this.#signal = options.signal === undefined ? signal : AbortSignal.any([signal, options.signal]);
  }

  /** One request at a time, in the order of the calls. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #terminate(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #lose(lost: ShadowLost): Promise<never> {
    this.#lost = lost;
    await this.#terminate();
    throw lost;
  }

  /** Waits for the worker's next word, under all limits; the worker is held to be at `statements[progress]`. */
  async #await(statements: readonly string[], timeLimit: number, send: () => void): Promise<Response> {
    const progress = new Int32Array(this.#progress);
    Atomics.store(progress, 0, 0);
    const watch = new Watch({
      progress,
      timeLimit,
      memoryLimit: this.#baseline + 2 * this.#memoryLimit,
      signal: this.#signal,
    });
    const answered = new Promise<Response>((resolve) => {
      this.#respond = resolve;
    });
    this.#worker?.ref();
    try {
      send();
      const outcome = await Promise.race([answered, watch.tripped]);
      if (outcome.kind !== "tripped") return outcome;
      const statement = statements[Atomics.load(progress, 0)];
      return await this.#lose(new ShadowLost(outcome.reason, statement, outcome.message, outcome.sqlstate));
    } finally {
      watch.end();
      this.#respond = undefined;
      this.#worker?.unref();
    }
  }

  async open(): Promise<void> {
    this.#lost = undefined;
    this.#statements = 0;
    this.#prepared.clear();
    const { directory, module } = await install();
    // The worker takes as much as a large catalog, of which this thread may just have let one go.
    collectGarbage();
    this.#baseline = residentMemory();
    const start: Start = {
      directory,
      module,
      memoryLimit: this.#memoryLimit,
      audience: this.audience,
      progress: this.#progress,
    };
    const response = await this.#await([], START_LIMIT, () => {
      const worker = new Worker(pathToFileURL(join(directory, "shadow-worker.mjs")), {
        workerData: start,
        resourceLimits: { stackSizeMb: this.#stackLimit, maxYoungGenerationSizeMb: YOUNG_LIMIT },
        // nothing of the terraform process's environment, arguments or loaders is the shadow's business
        env: {},
        argv: [],
        execArgv: [],
      });
      const crashed = (message: string): void => {
        if (this.#worker === worker) this.#respond?.({ kind: "failed", message });
      };
      worker.on("message", (message: Response) => {
        if (this.#worker === worker) this.#respond?.(message);
      });
      worker.on("error", (cause) => crashed(String(cause)));
      worker.on("exit", (code) => crashed(`the worker ended with code ${code}`));
      this.#worker = worker;
    });
    if (response.kind !== "ready")
      await this.#lose(
        new ShadowLost("crashed", undefined, `the embedded shadow did not start: ${said(response)}`, "58000"),
      );
    else this.version = response.version;
  }

  async #request(request: Request): Promise<Extract<Response, { kind: "done" }>> {
    this.#statements += request.statements.length;
    const response = await this.#ask(request, request.statements);
    return response.kind === "done" ? response : this.#give(response, request.statements);
  }

  #ask(request: Request | ExchangeRequest, statements: readonly string[]): Promise<Response> {
    if (this.#lost !== undefined) throw this.#lost;
    const worker = this.#worker;
    if (worker === undefined) throw new ShadowLost("stopped", undefined, "the shadow is closed", "57P01");
    collectIfGrown();
    return this.#await(statements, this.#timeLimit, () => worker.postMessage(request));
  }

  /** The worker answered that it cannot go on. */
  #give(response: Response, statements: readonly string[]): Promise<never> {
    const at = response.kind === "lost" ? response.index : Atomics.load(new Int32Array(this.#progress), 0);
    const statement = statements[at];
    if (response.kind === "lost")
      return this.#lose(new ShadowLost(response.loss.reason, statement, response.loss.message, response.loss.sqlstate));
    return this.#lose(new ShadowLost("crashed", statement, `the embedded shadow crashed (${said(response)})`, "58000"));
  }

  run(statements: readonly string[], { stopAtError = false }: RunOptions = {}): Promise<StatementResult[]> {
    return this.#queue(async () => {
      const results: StatementResult[] = [];
      for (let at = 0; at < statements.length; at += BATCH) {
        const batch = statements.slice(at, at + BATCH);
        const { errors } = await this.#request({ statements: batch, rows: false, stopAtError });
        for (const error of errors)
          results.push(error === null ? { ok: true } : { ok: false, error: databaseError(error) });
        if (results.length < at + batch.length) break;
      }
      return results;
    });
  }

  session(): Session {
    return this.#session;
  }

  #newSession(): Session {
    const version = (): number => this.version;
    return {
      get version() {
        return version();
      },
      execute: async (statement) => {
        const [result] = await this.run([statement]);
        if (result?.ok === false) throw result.error;
      },
      rows: async <T>(query: string) =>
        (await this.#texts(`${rowsPrefix}${query}${rowsSuffix}`, rowsPrefix.length)).map(
          (text) => JSON.parse(text) as T,
        ),
      texts: (statements) =>
        statements.map((statement) =>
          typeof statement === "string" ? this.#texts(statement, 0) : this.#repeated(statement),
        ),
      close: async () => {},
    };
  }

  /** The first column of each row. `offset`: characters that stand before the caller's text. */
  #texts(statement: string, offset: number): Promise<readonly string[]> {
    return this.#queue(() => this.#rows(statement, offset));
  }

  /** In its turn already. */
  async #rows(statement: string, offset = 0): Promise<readonly string[]> {
    const { errors, rows } = await this.#request({ statements: [statement], rows: true, stopAtError: true });
    const [error] = errors;
    if (error) throw databaseError(error, offset);
    return rows ?? [];
  }

  /** Prepared when it comes first. */
  #repeated({ name, text }: Repeated): Promise<readonly string[]> {
    return this.#queue(async () => {
      const own = `${name}_${this.#forgotten}`;
      if (!this.#prepared.has(own)) {
        await this.#rows(`PREPARE ${own} AS ${text}`);
        this.#prepared.add(own);
      }
      try {
        return await this.#rows(`EXECUTE ${own}`);
      } catch (failure) {
        // A statement of a person can do that, DEALLOCATE ALL in a function.
        if (failure instanceof DatabaseError && failure.sqlstate === "26000") this.#forgotten += 1;
        throw failure;
      }
    });
  }

  /** Hands messages of PostgreSQL's protocol to it as they are; see Instance.exchange. */
  exchange(messages: Uint8Array): Promise<Buffer> {
    return this.#queue(async () => {
      const text = textIn(Buffer.from(messages));
      const statements = text === undefined ? [] : [text];
      const response = await this.#ask({ messages }, statements);
      return response.kind === "answered" ? Buffer.from(response.bytes) : this.#give(response, statements);
    });
  }

  get isWorn(): boolean {
    return this.#statements > worn;
  }

  reset(): Promise<void> {
    return this.#queue(async () => {
      await this.#terminate();
      await this.open();
    });
  }

  /** Stops what runs, too. */
  close(): Promise<void> {
    this.#closing.abort();
    return this.#queue(() => this.#terminate());
  }
}

const said = (response: Response): string => (response.kind === "failed" ? response.message : response.kind);

/** Starts PGlite. Throws ShadowLost when it does not start. */
export const openEmbedded = (options: ShadowOptions): Promise<EmbeddedShadow> => opened(options, "engine");

/** The same with a server's own settings, for sessions of other programs. */
export const openForClients = (options: ShadowOptions): Promise<EmbeddedShadow> => opened(options, "clients");

async function opened(options: ShadowOptions, audience: Audience): Promise<EmbeddedShadow> {
  const shadow = new EmbeddedShadow(options, audience);
  await shadow.open();
  return shadow;
}
