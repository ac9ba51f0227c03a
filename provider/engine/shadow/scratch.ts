/**
 * Owns the scratch database of `shadow = "server"`: made on the target's own server, dropped at the end, and swept up by
 * a later run where an end never came.
 * Must not know what is run in it.
 */
import { randomBytes } from "node:crypto";
import { type Connection, connect } from "../db/connection.ts";
import { DatabaseError, type Session } from "../db/session.ts";
import type { ConnectionSettings } from "../db/settings.ts";
import { type Diagnostic, error, Refusal } from "../diagnostic.ts";
import { quoteIdentifier, quoteLiteral } from "../sql/sql.ts";
import type { Ground } from "./remote.ts";

const PREFIX = "schemata_shadow_";
/** Milliseconds; a database this old, without sessions, is nobody's. */
const LEFT_OVER_AFTER = 3_600_000;

const attribute = { path: [{ attribute: "shadow" }] };
const instead = 'Grant CREATEDB, give the URL of an empty database as shadow, or use shadow = "embedded".';

/** The name says when it was made, for the catalog does not: schemata_shadow_<milliseconds, base 36>_<random>. */
const newName = (now: number): string => `${PREFIX}${now.toString(36)}_${randomBytes(6).toString("hex")}`;

/** When a scratch database was made, from its name; undefined when the name is not one of ours. */
function madeAt(name: string): number | undefined {
  const [, time] = /^schemata_shadow_([0-9a-z]{8,9})_[0-9a-f]{12}$/.exec(name) ?? [];
  return time === undefined ? undefined : Number.parseInt(time, 36);
}

/** A row of pg_database; its columns differ by version (15: datlocprovider, daticulocale; 16: daticurules; 17: datlocale). */
interface DatabaseRow {
  readonly datcollate: string;
  readonly datctype: string;
  readonly datlocprovider?: "c" | "i" | "b";
  readonly daticulocale?: string | null;
  readonly datlocale?: string | null;
  readonly daticurules?: string | null;
  readonly encoding: string;
}

/** As the target's database: collations decide which expressions are equal and how indexes print. */
function creation(name: string, like: DatabaseRow): string {
  const locale = like.datlocale ?? like.daticulocale;
  const rules = like.daticurules ? ` ICU_RULES ${quoteLiteral(like.daticurules)}` : "";
  const provider =
    like.datlocprovider === "i"
      ? ` LOCALE_PROVIDER icu ICU_LOCALE ${quoteLiteral(locale ?? "")}${rules}`
      : like.datlocprovider === "b"
        ? ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${quoteLiteral(locale ?? "")}`
        : "";
  return `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE template0 ENCODING ${quoteLiteral(like.encoding)} LC_COLLATE ${quoteLiteral(like.datcollate)} LC_CTYPE ${quoteLiteral(like.datctype)}${provider}`;
}

const cannotCreate = (why: string): Diagnostic =>
  error('shadow = "server" needs the right to create databases', `${why}. ${instead}`, attribute);

async function readTarget(session: Session): Promise<DatabaseRow> {
  const [row] = await session.rows<{ database: DatabaseRow; encoding: string; mayCreate: boolean; role: string }>(`
    SELECT pg_catalog.to_jsonb(d) AS database, pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
           r.rolcreatedb OR r.rolsuper AS "mayCreate", r.rolname AS role
      FROM pg_catalog.pg_database AS d, pg_catalog.pg_roles AS r
     WHERE d.datname = pg_catalog.current_database() AND r.rolname = current_user`);
  if (row === undefined) throw new Error("the server does not know its own database");
  if (!row.mayCreate) throw new Refusal([cannotCreate(`Role ${JSON.stringify(row.role)} does not have CREATEDB`)]);
  return { ...row.database, encoding: row.encoding };
}

/** Drops what crashed runs left; what is not ours to drop, or in use, stays. */
async function sweep(session: Session, now: number): Promise<void> {
  const idle = await session.rows<{ name: string }>(`
    SELECT d.datname AS name FROM pg_catalog.pg_database AS d
     WHERE d.datname LIKE 'schemata\\_shadow\\_%'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.datid = d.oid)`);
  for (const { name } of idle) {
    const made = madeAt(name);
    if (made === undefined || now - made < LEFT_OVER_AFTER) continue;
    await session.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)}`).catch((cause: unknown) => {
      if (!(cause instanceof DatabaseError)) throw cause;
    });
  }
}

export class ScratchDatabase implements Ground {
  readonly engine = "server";
  #admin: Connection | undefined;
  #like: DatabaseRow | undefined;
  #name: string | undefined;

  /** `target`: the database that is planned for; only its server is used. `now` in milliseconds, for tests. */
  constructor(
    private readonly target: ConnectionSettings,
    private readonly now: () => number = Date.now,
  ) {}

  /** The session on the target that creates and drops. It holds no transaction, so it is in nobody's way. */
  async #administer(): Promise<Connection> {
    if (this.#admin !== undefined && this.#admin.lost === undefined) return this.#admin;
    this.#admin = await connect(this.target, { applicationName: "schemata shadow" });
    return this.#admin;
  }

  async #drop(admin: Connection): Promise<void> {
    const name = this.#name;
    if (name === undefined) return;
    // FORCE (13+): a session that was lost may not have ended there yet.
    await admin.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
    this.#name = undefined;
  }

  async fresh(): Promise<Connection> {
    const admin = await this.#administer();
    await this.#drop(admin);
    if (this.#like === undefined) {
      this.#like = await readTarget(admin);
      await sweep(admin, this.now());
    }
    const name = newName(this.now());
    try {
      await admin.execute(creation(name, this.#like));
    } catch (cause) {
      if (cause instanceof DatabaseError) throw new Refusal([cannotCreate(cause.message)]);
      throw cause;
    }
    this.#name = name;
    return connect({ ...this.target, database: name }, { applicationName: "schemata shadow" });
  }

  async end(): Promise<void> {
    if (this.#name !== undefined) await this.#drop(await this.#administer());
    await this.#admin?.close();
    this.#admin = undefined;
  }
}
