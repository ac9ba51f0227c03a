/**
 * Owns the worker thread's side of the embedded shadow: requests in, responses out.
 * Must not know limits: it is watched, and ended, from outside.
 */
import { parentPort, workerData } from "node:worker_threads";
import { collectGarbage, collectIfGrown } from "./garbage.ts";
import { Instance } from "./instance.ts";
import type { ExchangeRequest, Request, Response, Start } from "./messages.ts";
import type { ErrorFields } from "./wire.ts";

const CHECKPOINT_AFTER = 500;

const start = workerData as Start;
const progress = new Int32Array(start.progress);
const port = parentPort!;
const respond = (response: Response): void => port.postMessage(response);

async function answer(instance: Instance, request: Request | ExchangeRequest): Promise<Response> {
  if ("messages" in request) return exchanged(instance, request);
  const errors: (ErrorFields | null)[] = [];
  let texts: readonly string[] | undefined;
  for (const [index, statement] of request.statements.entries()) {
    const { error, loss, rows } = await instance.run(statement);
    if (loss !== undefined) return { kind: "lost", index, loss };
    if (request.rows) texts = rows.map(String);
    errors.push(error ?? null);
    Atomics.store(progress, 0, index + 1);
    if (error !== undefined && request.stopAtError) break;
  }
  // One process alone never starts a checkpoint by itself; without one the write-ahead log of 10,000 statements is 100 MB.
  if (errors.length >= CHECKPOINT_AFTER) {
    await instance.run("CHECKPOINT");
    // A file in memory that grows is copied into a larger buffer each time: the old ones are many times its size.
    collectGarbage();
  }
  collectIfGrown();
  return texts === undefined ? { kind: "done", errors } : { kind: "done", errors, rows: texts };
}

async function exchanged(instance: Instance, { messages }: ExchangeRequest): Promise<Response> {
  const { bytes, loss } = await instance.exchange(Buffer.from(messages));
  collectIfGrown();
  return loss === undefined ? { kind: "answered", bytes } : { kind: "lost", index: 0, loss };
}

try {
  const instance = await Instance.open(start.directory, start.module, start.memoryLimit, start.audience);
  const version = await instance.run("SELECT pg_catalog.current_setting('server_version_num')");
  if (version.loss !== undefined) throw new Error(version.loss.message);
  // What PostgreSQL's files came in.
  collectGarbage();
  let last = Promise.resolve();
  port.on("message", (request: Request | ExchangeRequest) => {
    last = last.then(async () => respond(await answer(instance, request)));
  });
  respond({ kind: "ready", version: Number(version.rows[0]) });
} catch (cause) {
  respond({ kind: "failed", message: String(cause) });
}
