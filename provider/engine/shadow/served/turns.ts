/**
 * Owns whose turn it is in the one session of the shadow: one transaction at a time, in the order of asking.
 * Must not know sockets, nor what the messages say beyond the state of the transaction they end in.
 */
import type { EmbeddedShadow } from "../embedded.ts";
import { type ErrorFields, message, messagesIn, strings } from "../wire.ts";
import { isRefused, newState, putState, type SessionState, takeState } from "./session-state.ts";

/** A connection, as far as turns are concerned. */
export class Holder {
  /** What it has in its session while somebody else has the session. */
  state: SessionState;
  /** Its last Parse without a name: no view shows it. */
  unnamed: Buffer | undefined;

  constructor(
    readonly number: number,
    settings: SessionState["settings"],
  ) {
    this.state = newState(settings);
  }
}

/** A request was not given to PostgreSQL, and never will be. */
export class TurnRefused extends Error {
  constructor(
    readonly fields: ErrorFields,
    /** Whether the shadow could not do what a server does, which makes what the command made doubtful. */
    readonly isOurs: boolean,
  ) {
    super(fields.message);
    this.name = "TurnRefused";
  }
}

interface Waiting {
  readonly holder: Holder;
  readonly messages: Buffer;
  readonly resolve: (answer: Buffer) => void;
  readonly reject: (cause: unknown) => void;
}

/** "open": in the middle of a request, for Sync is still to come. */
type Status = "I" | "T" | "E" | "open";

const words: Readonly<Record<Status, string>> = {
  I: "it is idle",
  T: "it is in a transaction",
  E: "it is in a failed transaction that it does not end",
  open: "it does not end its request",
};

// admin_shutdown
const closed: ErrorFields = { severity: "FATAL", sqlstate: "57P01", message: "the shadow is closed" };

/** What has no limits of ours. */
export const realServer = "inspect --run … --shadow <URL of an empty database>";

const remedy = `Let the command use one connection, e.g. with a pool of 1, or give it a real server: ${realServer}`;

export class Turns {
  #owner: Holder | undefined;
  #status: Status = "I";
  /** Why the owner, though idle, keeps the session. */
  #kept: string | undefined;
  #waiting: Waiting[] = [];
  #serving = false;
  #ended = false;
  #stall: NodeJS.Timeout | undefined;

  /** `patience`: milliseconds that the owner may sit idle in a transaction while others wait. `user`: who logs in. */
  constructor(
    private readonly shadow: EmbeddedShadow,
    private readonly user: string,
    private readonly patience: number,
  ) {}

  /** Answers a request when it is its turn. Throws TurnRefused, ShadowLost. */
  request(holder: Holder, messages: Buffer): Promise<Buffer> {
    if (this.#ended) return Promise.reject(new TurnRefused(closed, false));
    const answer = new Promise<Buffer>((resolve, reject) => {
      this.#waiting.push({ holder, messages, resolve, reject });
    });
    void this.#serve();
    return answer;
  }

  /** Asks that a request which waits is given up; one that runs runs on. */
  cancel(holder: Holder): void {
    this.#refuse((waiting) => waiting.holder === holder, {
      severity: "ERROR",
      // query_canceled
      sqlstate: "57014",
      message: "canceling statement due to user request",
    });
  }

  /** The connection has ended: its transaction is rolled back, and what else it had goes. */
  leave(holder: Holder): void {
    if (this.#owner !== holder) return;
    this.#owner = undefined;
    this.#kept = undefined;
    void this.#serve();
  }

  /** Nobody's turn comes any more; what runs is still answered. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#stall);
    this.#refuse(() => true, closed);
  }

  /** The session as new, for the engine itself; after `end`, when nothing runs. */
  async takeBack(): Promise<void> {
    this.#owner = undefined;
    await this.#clean();
    await putState(this.shadow, newState());
  }

  async #serve(): Promise<void> {
    if (this.#serving) return;
    this.#serving = true;
    clearTimeout(this.#stall);
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#turn(next);
    this.#serving = false;
    if (this.#waiting.length > 0) this.#stall = setTimeout(() => this.#refuseStalled(), this.patience).unref();
  }

  /** Takes whoever is next out of the queue. */
  #next(): Waiting | undefined {
    const isBound = this.#owner !== undefined && (this.#status !== "I" || this.#kept !== undefined);
    const at = isBound ? this.#waiting.findIndex(({ holder }) => holder === this.#owner) : 0;
    return this.#waiting.splice(at, at < 0 ? 0 : 1)[0];
  }

  async #turn(waiting: Waiting): Promise<void> {
    const { holder, messages, resolve, reject } = waiting;
    try {
      const reports = await this.#handOver(holder);
      if (reports === undefined) {
        this.#waiting.unshift(waiting);
        return;
      }
      this.#kept = undefined;
      const answer = await this.shadow.exchange(messages);
      this.#status = statusAfter(answer) ?? "open";
      resolve(Buffer.concat([reports, answer]));
    } catch (cause) {
      reject(cause);
    }
  }

  /** Makes the session this connection's; undefined when its owner keeps it. Gives what the client must be told of it. */
  async #handOver(holder: Holder): Promise<Buffer | undefined> {
    const owner = this.#owner;
    if (owner === holder) return Buffer.alloc(0);
    if (owner === undefined) await this.#clean();
    else {
      const taken = await takeState(this.shadow, this.user);
      if ("kept" in taken) {
        this.#kept = taken.kept;
        await this.#reissue(owner);
        return undefined;
      }
      owner.state = taken.state;
      this.#owner = undefined;
    }
    try {
      const reports = await putState(this.shadow, holder.state);
      await this.#reissue(holder);
      this.#owner = holder;
      return reports;
    } catch (cause) {
      if (!isRefused(cause)) throw cause;
      const { message: said, sqlstate, hint } = cause;
      throw new TurnRefused({ severity: "FATAL", sqlstate, message: said, hint }, false);
    }
  }

  async #reissue({ unnamed }: Holder): Promise<void> {
    if (unnamed !== undefined) await this.shadow.exchange(Buffer.concat([unnamed, message("S")]));
  }

  /** Ends what a connection that is gone has left open. */
  async #clean(): Promise<void> {
    if (this.#status === "open") this.#status = statusAfter(await this.shadow.exchange(message("S"))) ?? "I";
    if (this.#status !== "I") await this.shadow.exchange(message("Q", strings("ROLLBACK")));
    this.#status = "I";
  }

  /** Everybody waits for one who does nothing: most likely he waits for one of them. */
  #refuseStalled(): void {
    const owner = this.#owner;
    if (this.#serving || owner === undefined) return;
    this.#refuse(({ holder }) => holder !== owner, {
      severity: "ERROR",
      // lock_not_available
      sqlstate: "55P03",
      message: `the shadow has one session, and connection ${owner.number} has kept it for ${this.patience / 1000} s without using it: ${this.#kept ?? words[this.#status]}`,
      hint: remedy,
    });
  }

  #refuse(which: (waiting: Waiting) => boolean, fields: ErrorFields): void {
    const refused = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((waiting) => !which(waiting));
    for (const { reject } of refused) reject(new TurnRefused(fields, fields.sqlstate === "55P03"));
  }
}

function statusAfter(answer: Buffer): Status | undefined {
  let status: Status | undefined;
  for (const { letter, body } of messagesIn(answer))
    if (letter === "Z") status = String.fromCharCode(body[0]!) as Status;
  return status;
}
