/**
 * Owns Connection: a Session on a real server, through the driver `pg`, which is loaded only here and only when needed.
 * Must not know what the statements mean, nor where the settings came from.
 */
import type { Client } from "pg";
import { error, Refusal } from "../diagnostic.ts";
import { quoteIdentifier } from "../sql/sql.ts";
import { type BackendKey, requestCancel } from "./cancel.ts";
import { connectionFailure, PasswordMissing, printServer } from "./connection-failure.ts";
import { endsSession, isFromServer, toDatabaseError } from "./errors.ts";
import { DatabaseError, type Repeated, type Session } from "./session.ts";
import { type Facts, oldestVersion, setRole, startStatements, systemIdentifierQuery } from "./session-start.ts";
import type { ConnectionSettings } from "./settings.ts";
import { tlsAttempts, tlsOptions } from "./tls.ts";

/** Which server and database a session is in, and as whom. */
export interface ServerIdentity {
  /** Made by initdb, the same on its standbys; undefined where the user may not call pg_control_system(). */
  readonly systemIdentifier: string | undefined;
  readonly databaseOid: string;
  readonly database: string;
  readonly encoding: string;
  readonly sessionUser: string;
  /** After SET ROLE: who will own what is created. */
  readonly currentUser: string;
}

/** The alias of `rows`' subselect: a column of that name would hide the row. */
const rowAlias = "schemata_row";
const rowsPrefix = `SELECT pg_catalog.to_json(${rowAlias})::pg_catalog.text FROM (\n`;
const rowsSuffix = `\n) AS ${rowAlias}`;

/** Milliseconds that close() waits for the server's goodbye before it drops the socket. */
const closePatience = 2_000;

/** What a Connection asks of the driver's client: the driver's own types are no part of the engine's surface. */
interface Driver {
  on(event: "error" | "end", listener: (raw?: unknown) => void): unknown;
  query(config: { readonly text: string; readonly rowMode: "array" }): Promise<{ readonly rows: unknown[][] }>;
  /** Whether a query is sent before those before it are answered. */
  pipeline?: boolean;
  getTransactionStatus(): string | null;
  end(): Promise<void>;
  readonly connection: { readonly stream: { destroy(): unknown } };
}

/** Statements run one after the other, in the order of the calls. */
export class Connection implements Session {
  readonly version: number;
  readonly backendPid: number;
  readonly identity: ServerIdentity;
  /** Why the server takes no changes; undefined when it does. */
  readonly readOnly: "standby" | "default_transaction_read_only" | undefined;
  /** "db.example.com:5432", for messages. */
  readonly server: string;
  /** What must never be shown: pass it to `redact` with every text that leaves. */
  readonly secrets: readonly string[];
  readonly #client: Driver;
  readonly #cancel: () => Promise<boolean>;
  #lost: DatabaseError | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** How often somebody has taken away what was prepared. */
  #forgotten = 0;

  /** Use `connect`. */
  constructor(
    client: Driver,
    facts: Facts,
    identity: ServerIdentity,
    settings: ConnectionSettings,
    cancel: () => Promise<boolean>,
  ) {
    this.#client = client;
    this.#cancel = cancel;
    this.version = facts.version;
    this.backendPid = facts.pid;
    this.identity = identity;
    this.readOnly = facts.standby ? "standby" : facts.readOnly ? "default_transaction_read_only" : undefined;
    this.server = printServer(settings);
    this.secrets = settings.secrets;
    client.on("error", (raw) => this.#noteLoss(raw));
    client.on("end", () => this.#noteLoss(new Error("Connection terminated")));
  }

  /** Why the session is gone; undefined while it is there. */
  get lost(): DatabaseError | undefined {
    return this.#lost;
  }

  /** Whether a transaction is open, as the last ReadyForQuery said. */
  get inTransaction(): boolean {
    const status = this.#client.getTransactionStatus();
    return status === "T" || status === "E";
  }

  async execute(statement: string): Promise<void> {
    await this.#run(statement, 0);
  }

  async rows<T>(query: string): Promise<T[]> {
    const texts = await this.#run(`${rowsPrefix}${query}${rowsSuffix}`, rowsPrefix.length);
    return texts.map((text) => JSON.parse(text) as T);
  }

  texts(statements: readonly (string | Repeated)[]): readonly Promise<readonly string[]>[] {
    const sent = this.#last.then(() => {
      // The driver's pipeline mode: each statement has its own Sync, so that an error ends none but its own (manual, 54.2.3).
      this.#client.pipeline = true;
      return statements.map((statement) => this.#send(statement, 0));
    });
    this.#last = sent.then(async (answers) => {
      await Promise.allSettled(answers);
      this.#client.pipeline = false;
    });
    return statements.map(async (_, at) => (await (await sent)[at]) ?? []);
  }

  /** Asks the server to cancel what runs now; the statement then fails with 57014, or was done before. Never rejects. */
  async cancel(): Promise<boolean> {
    return this.#lost === undefined && (await this.#cancel());
  }

  async close(): Promise<void> {
    if (this.#lost !== undefined) return;
    this.#lost = new DatabaseError("the connection was closed", { sqlstate: "08003" });
    const limit = setTimeout(() => this.#client.connection.stream.destroy(), closePatience);
    await this.#client.end().catch(() => undefined);
    clearTimeout(limit);
  }

  /**
   * The extended protocol is what makes the server refuse a second statement in the text (42601).
   * Returns the first column of each row.
   */
  #run(statement: string, offset: number): Promise<readonly string[]> {
    const result = this.#last.then(() => this.#send(statement, offset));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #send(statement: string | Repeated, offset: number): Promise<readonly string[]> {
    if (this.#lost !== undefined) throw this.#lost;
    // The protocol's own prepared statements: a server's log has the text of each execution, which EXECUTE would hide.
    const { text, name } =
      typeof statement === "string"
        ? { text: statement }
        : { text: statement.text, name: `${statement.name}_${this.#forgotten}` };
    try {
      const { rows } = await this.#client.query({
        text,
        ...(name === undefined ? {} : { name }),
        rowMode: "array",
        queryMode: "extended",
      } as { text: string; rowMode: "array" });
      return rows.map(([text]) => text as string);
    } catch (raw) {
      const failure = toDatabaseError(raw, this.secrets, offset);
      // The driver keeps in mind what was prepared: under other names it is prepared again.
      if (failure.sqlstate === "26000") this.#forgotten += 1;
      if (endsSession(raw)) this.#lost ??= failure;
      throw failure;
    }
  }

  #noteLoss(raw: unknown): void {
    this.#lost ??= toDatabaseError(raw, this.secrets);
  }
}

/**
 * Opens a session and applies `sessionSettings`. Two round trips after the login at most.
 * Throws Refusal with the attribute at fault when it cannot be opened, the server is older than 14, or a pooler in
 * transaction mode is in between.
 */
export async function connect(
  settings: ConnectionSettings,
  options: { readonly applicationName: string },
): Promise<Connection> {
  const opened = await open(settings, options.applicationName);
  try {
    return await start(opened, settings);
  } catch (failure) {
    opened.client.end().catch(() => undefined);
    if (failure instanceof Refusal) throw failure;
    throw new Refusal([connectionFailure(failure, settings)]);
  }
}

/** A session after the login. */
interface Opened {
  readonly client: Client;
  readonly encrypted: boolean;
  readonly key: BackendKey | undefined;
  /** What the server told of itself during the login (manual, 54.2.7). */
  readonly reported: ReadonlyMap<string, string>;
}

/** Tries with and without TLS as sslmode says; the last answer counts, unless an earlier one came from the server. */
async function open(settings: ConnectionSettings, applicationName: string): Promise<Opened> {
  let failure: unknown;
  for (const attempt of tlsAttempts(settings.tls.mode, (settings.address ?? settings.host).startsWith("/"))) {
    try {
      return await openOnce(settings, applicationName, attempt === "tls");
    } catch (raw) {
      const keepFirst = isFromServer(failure) && !isFromServer(raw) && !(raw instanceof PasswordMissing);
      if (!keepFirst) failure = raw;
      if (!isWorthAnotherAttempt(raw)) break;
    }
  }
  throw new Refusal([connectionFailure(failure, settings)]);
}

/** The other kind of connection may be let in where TLS failed or pg_hba.conf (28000) refused; not where nobody answers. */
function isWorthAnotherAttempt(raw: unknown): boolean {
  const code = String((raw as { code?: unknown }).code ?? "");
  if (isFromServer(raw)) return code === "28000";
  if (raw instanceof PasswordMissing || (raw as Error).message === "timeout expired") return false;
  return !/^(ENOTFOUND|EAI_|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)/.test(code);
}

async function openOnce(settings: ConnectionSettings, applicationName: string, encrypted: boolean): Promise<Opened> {
  const { Client } = await import("pg");
  const client = new Client({
    host: settings.address ?? settings.host,
    port: settings.port,
    user: settings.username,
    database: settings.database,
    password: () => {
      if (settings.password === undefined) throw new PasswordMissing();
      return settings.password;
    },
    ssl: encrypted ? tlsOptions(settings.tls, settings.host) : false,
    connectionTimeoutMillis: settings.connectTimeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    application_name: applicationName,
    ...(settings.options === undefined ? {} : { options: settings.options }),
  });
  let key: BackendKey | undefined;
  const reported = new Map<string, string>();
  client.connection.on("backendKeyData", (message: BackendKey) => {
    key = { processID: message.processID, secretKey: message.secretKey };
  });
  client.connection.on("parameterStatus", (message: { parameterName: string; parameterValue: string }) => {
    reported.set(message.parameterName, message.parameterValue);
  });
  // A second error after the first must not end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (raw) {
    client.connection.stream.destroy();
    throw raw;
  }
  return { client, encrypted, key, reported };
}

async function start(opened: Opened, settings: ConnectionSettings): Promise<Connection> {
  const { client, key, reported } = opened;
  refuseOldServer(
    Number.parseInt(reported.get("server_version") ?? "", 10) * 10_000,
    reported.get("server_version"),
    settings,
  );
  // Until then the server reads and sends names in its own encoding.
  if (reported.get("client_encoding")?.toUpperCase() !== "UTF8") await client.query("SET client_encoding TO 'UTF8'");
  const [, answer] = (await client.query({ text: startStatements(), rowMode: "array" })) as unknown as readonly {
    rows: [Facts][];
  }[];
  const facts = answer!.rows[0]![0];
  refuseOldServer(facts.version, String(facts.version), settings);
  if (settings.pooling === "none" && key !== undefined && key.processID !== facts.pid)
    throw new Refusal([poolerInBetween(settings)]);
  const systemIdentifier = facts.maySeeSystemIdentifier
    ? (await client.query<{ system_identifier: string }>(systemIdentifierQuery)).rows[0]?.system_identifier
    : undefined;
  const currentUser =
    settings.role === undefined ? facts.currentUser : await becomeRole(client, settings.role, facts.sessionUser);
  const { database, databaseOid, encoding, sessionUser } = facts;
  const identity = { systemIdentifier, databaseOid, database, encoding, sessionUser, currentUser };
  const cancel = () => (key === undefined ? Promise.resolve(false) : requestCancel(settings, key, opened.encrypted));
  return new Connection(client, facts, identity, settings, cancel);
}

async function becomeRole(client: Client, role: string, user: string): Promise<string> {
  try {
    await client.query(setRole(role));
  } catch (raw) {
    if (!isFromServer(raw)) throw raw;
    const missing = (raw as { code: string }).code === "22023";
    throw new Refusal([
      error(
        missing
          ? `Role ${JSON.stringify(role)} does not exist`
          : `User ${JSON.stringify(user)} may not become role ${JSON.stringify(role)}`,
        missing
          ? "It is set after connecting, so that what is created belongs to it. Create it, or correct the name."
          : `${(raw as Error).message}. Its administrator can allow it: GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(user)}`,
        { path: [{ attribute: "role" }] },
      ),
    ]);
  }
  return role;
}

function refuseOldServer(version: number, printed: string | undefined, settings: ConnectionSettings): void {
  if (Number.isNaN(version) || version >= oldestVersion) return;
  throw new Refusal([
    error(
      `PostgreSQL ${printed} is too old`,
      `${printServer(settings)} runs PostgreSQL ${printed}; 14 to 18 are supported. Older servers parse EXTRACT, SUBSTRING and AT TIME ZONE differently, so that unchanged definitions would show as changed.`,
      { path: [{ attribute: settings.sources.host === "url" ? "url" : "host" }] },
    ),
  ]);
}

const poolerInBetween = (settings: ConnectionSettings) =>
  error(
    `A connection pooler answers at ${printServer(settings)}`,
    'The server process that runs our statements is not the one that greeted us. In transaction mode, a pooler hands every transaction to another session: timeouts, SET ROLE and the advisory lock would be lost in the middle of an apply. Connect to the server itself; if this pooler keeps one session for each client (pool_mode = session), set pooling = "session".',
    { path: [{ attribute: "pooling" }] },
  );
