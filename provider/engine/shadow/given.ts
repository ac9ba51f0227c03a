/**
 * Owns the database of `shadow = "<URL>"`: given for the purpose, refused unless it is empty, and emptied again.
 * Must not know what is run in it.
 */
import { tryAdvisoryLock } from "../db/advisory.ts";
import { systemClock } from "../db/clock.ts";
import { type Connection, connect } from "../db/connection.ts";
import { DatabaseError, type Session } from "../db/session.ts";
import type { ConnectionSettings } from "../db/settings.ts";
import { type Diagnostic, error, Refusal } from "../diagnostic.ts";
import { qualified, quoteIdentifier, quoteLiteral } from "../sql/sql.ts";
import { ShadowLost } from "./lost.ts";
import type { Ground } from "./remote.ts";

/** The advisory lock ("SHAD" in ASCII) that says that a database serves as a shadow now. */
const servesAsShadow = 0x53484144;

/** Milliseconds that another process's shadow is waited for, and between two looks. */
const patience = 120_000;
const pollEvery = 200;

const attribute = { path: [{ attribute: "shadow" }] };

/** Oids below are PostgreSQL's own (FirstNormalObjectId, manual 54: transam.h); information_schema's too. */
const FIRST_OID = 16_384;

interface Found {
  readonly kind: string;
  readonly name: string;
  readonly schema: string | null;
  /** For default privileges: what the statement needs. */
  readonly detail: string | null;
}

/**
 * What a person can have made in a database, in the order in which it is dropped; what lies in a schema goes with it.
 * A description of the database itself or of public does not count.
 */
const contents = `
  SELECT 'EVENT TRIGGER' AS kind, evtname AS name, NULL AS schema, NULL AS detail FROM pg_catalog.pg_event_trigger
  UNION ALL SELECT 'SUBSCRIPTION', subname, NULL, NULL FROM pg_catalog.pg_subscription AS s
             JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid AND d.datname = pg_catalog.current_database()
  UNION ALL SELECT 'PUBLICATION', pubname, NULL, NULL FROM pg_catalog.pg_publication
  UNION ALL SELECT 'EXTENSION', extname, NULL, NULL FROM pg_catalog.pg_extension WHERE oid >= ${FIRST_OID}
  UNION ALL SELECT 'FOREIGN DATA WRAPPER', fdwname, NULL, NULL FROM pg_catalog.pg_foreign_data_wrapper
  UNION ALL SELECT 'SCHEMA', nspname, NULL, NULL FROM pg_catalog.pg_namespace
             WHERE oid >= ${FIRST_OID} AND nspname !~ '^pg_(toast_)?temp_'
  UNION ALL SELECT 'TYPE', t.typname, n.nspname, NULL FROM pg_catalog.pg_type AS t
             JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
             WHERE n.nspname = 'public' AND t.typelem = 0 AND t.typrelid = 0
  UNION ALL SELECT 'TABLE', c.relname, n.nspname, NULL FROM pg_catalog.pg_class AS c
             JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
  UNION ALL SELECT 'FUNCTION', p.proname, n.nspname, NULL FROM pg_catalog.pg_proc AS p
             JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'public'
  UNION ALL SELECT 'OPERATOR', o.oprname, n.nspname, NULL FROM pg_catalog.pg_operator AS o
             JOIN pg_catalog.pg_namespace AS n ON n.oid = o.oprnamespace WHERE n.nspname = 'public'
  UNION ALL SELECT 'COLLATION', c.collname, n.nspname, NULL FROM pg_catalog.pg_collation AS c
             JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace WHERE n.nspname = 'public'
  UNION ALL SELECT 'LANGUAGE', lanname, NULL, NULL FROM pg_catalog.pg_language WHERE oid >= ${FIRST_OID}
  UNION ALL SELECT 'CAST', pg_catalog.format_type(castsource, NULL), NULL, pg_catalog.format_type(casttarget, NULL)
             FROM pg_catalog.pg_cast WHERE oid >= ${FIRST_OID}
  UNION ALL SELECT DISTINCT 'DEFAULT PRIVILEGES', pg_catalog.pg_get_userbyid(defaclrole), NULL, defaclobjtype::pg_catalog.text
             FROM pg_catalog.pg_default_acl WHERE defaclnamespace = 0`;

const objectTypes: Readonly<Record<string, string>> = {
  r: "TABLES",
  S: "SEQUENCES",
  f: "FUNCTIONS",
  T: "TYPES",
  n: "SCHEMAS",
  L: "LARGE OBJECTS",
};
/** What everybody may do with a new object when nothing else is said (manual, 5.8). */
const forEverybody: Readonly<Record<string, string>> = { f: "EXECUTE", T: "USAGE" };

const dropsWithCascade = new Set(["EXTENSION", "FOREIGN DATA WRAPPER", "SCHEMA", "LANGUAGE"]);
const dropsPlain = new Set(["EVENT TRIGGER", "SUBSCRIPTION", "PUBLICATION"]);

/** Default privileges that equal the built-in ones vanish from pg_default_acl: back to those. */
async function removeDefaultPrivileges(session: Session, role: string, type: string): Promise<void> {
  const grantees = await session.rows<{ name: string | null }>(`
    SELECT DISTINCT CASE WHEN a.grantee = 0 THEN NULL ELSE pg_catalog.pg_get_userbyid(a.grantee) END AS name
      FROM pg_catalog.pg_default_acl AS d, pg_catalog.aclexplode(d.defaclacl) AS a WHERE d.defaclnamespace = 0`);
  const alter = `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoteIdentifier(role)}`;
  const objects = objectTypes[type] ?? "TABLES";
  for (const { name } of grantees)
    await session.execute(`${alter} REVOKE ALL ON ${objects} FROM ${name === null ? "PUBLIC" : quoteIdentifier(name)}`);
  await session.execute(`${alter} GRANT ALL ON ${objects} TO ${quoteIdentifier(role)}`);
  const everybody = forEverybody[type];
  if (everybody !== undefined) await session.execute(`${alter} GRANT ${everybody} ON ${objects} TO PUBLIC`);
}

/** Drops everything; CASCADE is right here alone, for nothing in a scratch database is worth keeping. */
async function clear(session: Session): Promise<void> {
  for (const { kind, name, detail } of await session.rows<Found>(contents)) {
    if (dropsWithCascade.has(kind)) await session.execute(`DROP ${kind} IF EXISTS ${quoteIdentifier(name)} CASCADE`);
    else if (dropsPlain.has(kind)) await session.execute(`DROP ${kind} IF EXISTS ${quoteIdentifier(name)}`);
    else if (kind === "DEFAULT PRIVILEGES") await removeDefaultPrivileges(session, name, detail ?? "r");
    else if (kind === "CAST") await session.execute(`DROP CAST IF EXISTS (${name} AS ${detail})`);
  }
  await session.execute("DROP SCHEMA IF EXISTS public CASCADE");
  await session.execute("CREATE SCHEMA public");
  // As initdb leaves it: from 15 the database's owner owns it and others may only look inside.
  const rights = session.version >= 150_000 ? "USAGE" : "ALL";
  if (session.version >= 150_000) await session.execute("ALTER SCHEMA public OWNER TO pg_database_owner");
  await session.execute(`GRANT ${rights} ON SCHEMA public TO PUBLIC`);
  await session.execute("COMMENT ON SCHEMA public IS 'standard public schema'");
}

/** What is in the database beside an empty schema public; one that was made anew has an oid like any other. */
const found = async (session: Session): Promise<readonly Found[]> =>
  (await session.rows<Found>(contents)).filter(({ kind, name }) => kind !== "SCHEMA" || name !== "public");

/** Said on the database, so that a run after a crash knows what it may drop. */
const MARK = "schemata: a shadow database, everything in it is dropped again and again";

const isMarked = async (session: Session): Promise<boolean> => {
  const [row] = await session.rows<{ comment: string | null }>(`
    SELECT pg_catalog.shobj_description(oid, 'pg_database') AS comment
      FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()`);
  return row?.comment === MARK;
};

const isDenied = (cause: unknown): cause is DatabaseError =>
  cause instanceof DatabaseError && cause.sqlstate === "42501";

export class GivenDatabase implements Ground {
  readonly engine = "url";
  #used = false;

  constructor(private readonly settings: ConnectionSettings) {}

  async fresh(signal: AbortSignal): Promise<Connection> {
    const session = await connect(this.settings, { applicationName: "schemata shadow" });
    try {
      await this.#takeTurn(session, signal);
      if (this.#used || (await isMarked(session))) await clear(session);
      const left = await found(session);
      if (left.length > 0) throw new Refusal([this.#notEmpty(left)]);
      if (!this.#used) await this.#mark(session);
    } catch (cause) {
      await session.close();
      throw isDenied(cause) ? new Refusal([this.#notAllowed(cause)]) : cause;
    }
    this.#used = true;
    return session;
  }

  /**
   * One process at a time: two would drop each other's objects, and plan from what is left. The lock ends with the session, which
   * ends with the shadow.
   */
  async #takeTurn(session: Connection, signal: AbortSignal): Promise<void> {
    for (const start = systemClock.now(); ; ) {
      if (await tryAdvisoryLock(session, servesAsShadow)) return;
      if (systemClock.now() - start > patience) throw new Refusal([this.#inUse()]);
      await systemClock.sleep(pollEvery, signal);
      if (signal.aborted) throw new ShadowLost("stopped", undefined, "the shadow was stopped", "57P01");
    }
  }

  #inUse(): Diagnostic {
    return error(
      `The shadow database ${JSON.stringify(this.settings.database)} is in use`,
      'Another process has it as its shadow, and one at a time can. It was waited for. Give each its own database, or use the shadow "embedded" or "server".',
      attribute,
    );
  }

  /** Only its owner may; without the mark, what a crash leaves behind has to be removed by hand. */
  async #mark(session: Session): Promise<void> {
    const statement = `COMMENT ON DATABASE ${quoteIdentifier(this.settings.database)} IS ${quoteLiteral(MARK)}`;
    await session.execute(statement).catch((cause: unknown) => {
      if (!isDenied(cause)) throw cause;
    });
  }

  #notAllowed(cause: DatabaseError): Diagnostic {
    return error(
      `The shadow database ${JSON.stringify(this.settings.database)} cannot be emptied`,
      `${cause.message}. Its user must own the database, and before PostgreSQL 15 the schema public too.`,
      attribute,
    );
  }

  #notEmpty(left: readonly Found[]): Diagnostic {
    const list = left
      .slice(0, 5)
      .map(
        ({ kind, name, schema }) =>
          `${kind.toLowerCase()} ${schema === null ? quoteIdentifier(name) : qualified(schema, name).text}`,
      );
    const more = left.length > list.length ? ` and ${left.length - list.length} more` : "";
    const database = JSON.stringify(this.settings.database);
    return this.#used
      ? error(
          `The shadow database ${database} could not be emptied`,
          `Left are ${list.join(", ")}${more}. Drop and create it again.`,
          attribute,
        )
      : error(
          `The shadow database ${database} is not empty`,
          `It holds ${list.join(", ")}${more}. The shadow drops everything in its database again and again, so it takes only an empty one: create one for it alone.`,
          attribute,
        );
  }

  async end(): Promise<void> {
    if (!this.#used) return;
    const session = await connect(this.settings, { applicationName: "schemata shadow" });
    try {
      // Whoever has it by now empties it himself.
      if (await tryAdvisoryLock(session, servesAsShadow)) await clear(session);
    } finally {
      await session.close();
    }
  }
}
