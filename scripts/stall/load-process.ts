/**
 * Owns the process in which the clients run, so that they do not wait for the event loop of whoever plans and applies; run as a
 * program it is that process.
 * Must not know what is measured.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Load, type LoadOptions, type Waits } from "./load.ts";

type Order = { readonly start: LoadOptions } | "mark" | "stop";

/** Clients that run until `stop`, or until this process ends. */
export class LoadProcess {
  private constructor(readonly child: ChildProcess) {}

  static async start(options: LoadOptions): Promise<LoadProcess> {
    // Detached: it ends with its channel, not with the terminal's Ctrl-C.
    const load = new LoadProcess(fork(fileURLToPath(import.meta.url), { detached: true }));
    await load.#order({ start: options });
    return load;
  }

  async mark(): Promise<void> {
    await this.#order("mark");
  }

  async stop(): Promise<Waits> {
    const waits = await this.#order("stop");
    this.child.disconnect();
    return waits;
  }

  /** Gives what it answers. */
  async #order(order: Order): Promise<Waits> {
    const answer = once(this.child, "message");
    const end = once(this.child, "exit").then(([code]) => {
      throw new Error(`the clients' process ended with status ${code}`);
    });
    end.catch(() => undefined);
    this.child.send(order);
    const [waits] = (await Promise.race([answer, end])) as [Waits];
    return waits;
  }
}

function serve(): void {
  let load: Load | undefined;
  process.on("message", async (order: Order) => {
    if (order === "mark") load?.mark();
    else if (order === "stop") await load?.stop();
    else {
      load = new Load(order.start);
      await load.start();
    }
    process.send?.(load?.waits);
  });
  process.on("disconnect", () => process.exit());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();
