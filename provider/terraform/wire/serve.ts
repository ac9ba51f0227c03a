/**
 * Owns the process: its start by Terraform or by hand, signals, unexpected errors, and its end.
 * Must not know gRPC (server.ts, loaded after the handshake) or what the provider does.
 */
import { writeSync } from "node:fs";
import type { Provider } from "../framework/provider.ts";
import { type Certificate, createCertificate } from "./certificate.ts";
import { handshakeLine, readStart, reattachText } from "./handshake.ts";
import { type Listener, listen } from "./listener.ts";
import { createLogger, logLevel } from "./log.ts";
import type { GrpcServer } from "./server.ts";

export interface ServeOptions<C> {
  /** The provider's local name, for log lines. */
  readonly name: string;
  /** Source addresses for `-debug`, such as `registry.terraform.io/schemata/schemata`. */
  readonly addresses: readonly string[];
  /** Loads the provider. Called after the handshake, so that what it imports does not delay it. */
  readonly load: () => Promise<Provider<C>>;
}

/** Times in milliseconds. */
const waits = { firstConnection: 60_000, callsAfterHostIsGone: 5000, closing: 500, answerToShutdown: 100 };

/**
 * Runs the provider until its host has no more use for it. Resolves when it serves; the process ends by itself.
 * Does nothing but set an exit status of 1 when the program was not started as a plugin.
 */
export async function serve<C>({ name, addresses, load }: ServeOptions<C>): Promise<void> {
  const start = readStart(process.argv.slice(2), process.env);
  if (start.mode === "refused") {
    writeSync(2, `${start.reason}\n`);
    process.exitCode = 1;
    return;
  }
  const level = logLevel(process.env);
  const logger = createLogger(`provider.${name}`, level);
  if (level !== undefined) {
    process.stderr.on("error", () => {});
  }
  const managed = start.mode === "managed";
  const certificate = managed ? createCertificate(new Date()) : undefined;
  const listener = await listen(process.env, process.platform);
  const lifetime = new Lifetime(listener);

  process.on("uncaughtException", (error, origin) => {
    logger.error("unexpected error outside of a call", {
      origin,
      error: error?.name ?? typeof error,
      stack: frames(error),
    });
  });
  process.on("SIGTERM", () => lifetime.end("the process was asked to end", 0));
  // Ctrl-C reaches the whole process group; Terraform then calls StopProvider and waits for the running call.
  process.on("SIGINT", () =>
    start.mode === "reattach" && start.printsReattach ? lifetime.end("Ctrl-C", 0) : undefined,
  );

  writeSync(
    1,
    start.mode === "reattach" && start.printsReattach
      ? reattachText(addresses, listener.address, process.pid)
      : handshakeLine(listener.address, certificate?.der),
  );
  const security = managed
    ? { certificate: certificate as Certificate, clientCertificate: start.clientCertificate }
    : undefined;
  try {
    const [{ createServer }, provider] = await Promise.all([import("./server.ts"), load()]);
    const onShutdown = (): void => lifetime.endSoon("the host asked the process to end");
    lifetime.server = createServer({ provider, logger, security, stopsForGood: managed, onShutdown });
  } catch (error) {
    // "panic: " is what makes Terraform show the text to the user.
    writeSync(2, `panic: the provider could not be loaded: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
  if (managed) {
    lifetime.followHost();
  }
  listener.onConnection((connection) => {
    // One that has gone already is no host to follow.
    if (!connection.destroyed) lifetime.hostCame();
    lifetime.server?.accept(connection);
  });
}

/** How the process ends. */
class Lifetime {
  server: GrpcServer | undefined;
  private ending = false;
  /** Runs until a host connects. */
  private never: NodeJS.Timeout | undefined;

  constructor(private readonly listener: Listener) {
    process.on("exit", () => listener.close());
  }

  /** Ends with the host: when its connection drops, or if it never comes. */
  followHost(): void {
    this.never = setTimeout(() => this.end("no host connected", 0), waits.firstConnection);
    this.listener.onDeserted(() => this.end("the host is gone", waits.callsAfterHostIsGone));
  }

  /** From here on the process lives for as long as its host is connected, however long a call takes. */
  hostCame(): void {
    clearTimeout(this.never);
  }

  /** Ends when the answer to Shutdown has had time to leave. */
  endSoon(reason: string): void {
    setTimeout(() => this.end(reason, 0), waits.answerToShutdown);
  }

  /** Ends the process, after waiting at most `limit` milliseconds for running calls and half a second for closing. */
  end(reason: string, limit: number): void {
    if (this.ending) {
      return;
    }
    this.ending = true;
    const exit = (): never => process.exit(0);
    setTimeout(exit, limit + waits.closing);
    (this.server?.end(reason, limit) ?? Promise.resolve()).then(exit, exit);
  }
}

/** An error's stack without its message, which may hold values. */
const frames = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /.test(line))
        .join("\n")
    : "";
