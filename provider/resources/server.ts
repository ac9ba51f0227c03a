/**
 * Owns Server: what the provider's configuration says, and what a provider process keeps between calls.
 * Must not know any resource, nor connect before it is asked to.
 */

import { defaultLimits } from "../engine/apply/retry.ts";
import type { Catalog } from "../engine/catalog/catalog.ts";
import { cancelledBy } from "../engine/db/cancel.ts";
import { type Connection, connect } from "../engine/db/connection.ts";
import { printServer } from "../engine/db/connection-failure.ts";
import { DatabaseError } from "../engine/db/session.ts";
import { type ConnectionArguments, type ConnectionSettings, readSettings } from "../engine/db/settings.ts";
import { hasErrors, Refusal } from "../engine/diagnostic.ts";
import type { ReadOptions } from "../engine/introspect/read.ts";
import { unread } from "../engine/introspect/unread.ts";
import type { Severity } from "../engine/safety/finding.ts";
import { openShadow, type Shadow, type ShadowOptions } from "../engine/shadow/shadow.ts";
import type { Estimates } from "./postgres-schema/snapshot.ts";

export interface ServerOptions {
  /** Undefined while a value of the configuration is unknown. */
  readonly arguments: ConnectionArguments | undefined;
  readonly shadow: string;
  readonly historySchema: string;
  readonly limits: {
    readonly lockTimeout?: number;
    readonly lockWaitLimit?: number;
    readonly buildWaitLimit?: number;
    readonly statementTimeout?: number;
    readonly probeTimeout?: number;
    readonly probeRowLimit?: number;
  };
  readonly policy: Readonly<Record<string, Severity | "off">>;
  readonly allow: readonly string[];
  readonly showValues: boolean;
}

export class Server {
  /** The catalogs that resources of this process plan to reach, by `database/schema`, for the resources that come later. */
  readonly planned = new Map<string, Catalog>();
  /** The catalogs as this process read them last, by database: what other schemas hold, for new references to them. */
  readonly read = new Map<string, () => Catalog>();
  /** What resources of the state manage, as `database/schema`: a second resource for one of them is refused. */
  readonly inState = new Set<string>();
  /** What resources of this run are to make, by create or rename, as `database/schema`: a second one for the same is refused. */
  readonly made = new Set<string>();
  /** What resources of this run give another name. */
  readonly left = new Set<string>();
  /** Rows of tables as the server estimates them, by `database/schema`. For display only: kept nowhere, as they change all the time. */
  readonly estimates = new Map<string, Estimates>();
  #shadow: Promise<Shadow> | undefined;
  #busy: Promise<unknown> = Promise.resolve();

  /** `today` decides which approvals have expired. */
  constructor(
    readonly options: ServerOptions,
    readonly today: () => Date = () => new Date(),
  ) {}

  /** Whether a part of the configuration is known only at apply. */
  get isUnknown(): boolean {
    return this.options.arguments === undefined;
  }

  /** Settings for this database, or the provider's own. Throws Refusal. */
  settings(database: string | null): ConnectionSettings {
    const args = this.options.arguments ?? {};
    const { value, diagnostics } = readSettings(database === null ? args : { ...args, database });
    if (value === undefined || hasErrors(diagnostics)) throw new Refusal(diagnostics);
    return value;
  }

  /** How the catalog of a database is read: all of it but the history's schema, waiting as long for locks as an apply does. */
  get reading(): Required<Pick<ReadOptions, "without" | "digest" | "lockTimeout">> {
    return {
      without: [this.options.historySchema],
      digest: true,
      lockTimeout: this.options.limits.lockWaitLimit ?? defaultLimits.lockWaitLimit,
    };
  }

  /**
   * For reading. Throws Refusal, also where the database fails. The connection is closed when `use` ends, and what runs in it is
   * cancelled when Terraform asks to stop.
   */
  async withConnection<T>(
    database: string | null,
    signal: AbortSignal,
    use: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    const settings = this.settings(database);
    const connection = await connect(settings, { applicationName: "schemata" });
    try {
      return await cancelledBy(signal, connection, () => use(connection));
    } catch (failure) {
      if (!(failure instanceof DatabaseError)) throw failure;
      throw new Refusal([unread(failure, `${printServer(settings)}/${settings.database}`, this.reading.lockTimeout)]);
    } finally {
      await connection.close();
    }
  }

  /** One caller at a time: a second shadow would cost as much memory again. Throws ShadowLost, Refusal. */
  withShadow<T>(signal: AbortSignal, database: string | null, use: (shadow: Shadow) => Promise<T>): Promise<T> {
    const turn = this.#busy.then(async () => {
      this.#shadow ??= openShadow(this.#place(database));
      const shadow = await this.#shadow;
      const stop = (): void => {
        this.#shadow = undefined;
        void shadow.close();
      };
      signal.addEventListener("abort", stop, { once: true });
      let isSound = false;
      try {
        const result = await use(shadow);
        isSound = true;
        return result;
      } finally {
        signal.removeEventListener("abort", stop);
        // What stands on a server must not outlive the call: Terraform gives a provider half a second to end.
        // One with a large schema in it would be started anew by the next call, and holds memory until then.
        if ((!isSound || shadow.engine !== "embedded" || shadow.isWorn) && this.#shadow !== undefined) {
          this.#shadow = undefined;
          // What cannot be dropped now is swept up by a later run; it says nothing against what was planned.
          await shadow.close().catch(() => undefined);
        }
      }
    });
    this.#busy = turn.catch(() => undefined);
    return turn;
  }

  /** Where the shadow is: in this process, a scratch database on the target's server, or one that the URL names. */
  #place(database: string | null): ShadowOptions {
    const { shadow } = this.options;
    if (shadow === "embedded") return {};
    if (shadow === "server") return { place: { engine: "server", settings: this.settings(database) } };
    const { value, diagnostics } = readSettings({ url: shadow });
    if (value === undefined || hasErrors(diagnostics)) throw new Refusal(diagnostics);
    return { place: { engine: "url", settings: value } };
  }

  async close(): Promise<void> {
    const shadow = await this.#shadow?.catch(() => undefined);
    this.#shadow = undefined;
    await shadow?.close();
  }
}
