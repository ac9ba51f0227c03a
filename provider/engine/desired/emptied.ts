/**
 * Owns the way back to an empty shadow: swept where that is sure to leave nothing, else reset.
 * Must not know kinds, nor what is loaded next.
 *
 * A reset starts a new server (0.25 s, and its caches are cold); dropping what a small schema left takes 20 ms. Whether the
 * sweep left anything is not assumed but asked: the catalogs' row counts, the schemas and the session's settings must be what
 * they were.
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Session } from "../db/session.ts";
import { readCatalog } from "../introspect/read.ts";
import { unsaidOwner } from "../kinds/owners.ts";
import { type Shadow, ShadowLost } from "../shadow/shadow.ts";
import { quoteIdentifier, quoteLiteral } from "../sql/sql.ts";
import { standInForCollations } from "./server-collations.ts";

interface Emptiness {
  readonly base: Catalog;
  readonly fingerprint: string;
  /** Dropped rows stay in the catalogs' files, so that sweeps make it slower. */
  sweeps: number;
}

const sweepsBeforeReset = 200;
/** More relations than this are dropped no faster than by a reset. */
const worthSweeping = 400;

const emptiness = new WeakMap<Shadow, Emptiness>();

/**
 * Empties the shadow and gives the catalog of what every empty one has. `role`: who makes what comes; without it whoever applies, and
 * a catalog that is read then has the owners alone that somebody named. Throws ShadowLost.
 */
export async function emptied(shadow: Shadow, role?: string): Promise<Catalog> {
  const base = await withoutAnything(shadow);
  if (role !== undefined) await standIn(shadow, role);
  return base;
}

async function withoutAnything(shadow: Shadow): Promise<Catalog> {
  const session = shadow.session();
  const known = emptiness.get(shadow);
  if (known !== undefined && known.sweeps < sweepsBeforeReset && (await isSwept(shadow, known))) {
    known.sweeps += 1;
    await standInForCollations(shadow, false);
    await standIn(shadow, undefined);
    return known.base;
  }
  // One that was never used is empty already.
  if (known === undefined) await standIn(shadow, undefined);
  const first = known === undefined ? await readCatalog(session) : undefined;
  if (first !== undefined && isPristine(first)) {
    await standInForCollations(shadow, false);
    return remember(shadow, session, first);
  }
  await shadow.reset();
  await standInForCollations(shadow, true);
  await standIn(shadow, undefined);
  return remember(shadow, session, await readCatalog(session));
}

/**
 * An empty shadow for what a person has written. Before 15 everybody may make things in public: so it is in a newer shadow that
 * stands for such a database. `role`: who will run it, where nothing is given to that role by name; what is said of it is then
 * understood as it will be, and what it owns is still what nobody has given an owner.
 */
export async function emptiedFor(version: number, shadow: Shadow, role?: string): Promise<Catalog> {
  const base = await emptied(shadow);
  if (role !== undefined && shadow.engine === "embedded") {
    await standIn(shadow, role);
    await tellOwners(shadow.session());
  }
  if (version >= 150000 || shadow.version < 150000) return base;
  await shadow.session().execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
  return readCatalog(shadow.session());
}

/**
 * What nobody has given an owner belongs to the session's role. In the embedded shadow that is `role`, which then owns as on the
 * target; or one with a name of its own, so that every owner that is declared is another one. A shadow on a server has but one role.
 */
async function standIn(shadow: Shadow, role: string | undefined): Promise<void> {
  const session = shadow.session();
  if (shadow.engine === "embedded") {
    const name = role ?? applier;
    const [found] = await session.rows<{ rules: boolean }>(
      `SELECT rolsuper AS rules FROM pg_catalog.pg_roles WHERE rolname = ${quoteLiteral(name)}`,
    );
    if (found?.rules !== true)
      await session.execute(`${found === undefined ? "CREATE" : "ALTER"} ROLE ${quoteIdentifier(name)} SUPERUSER`);
    await session.execute(`SET ROLE ${quoteIdentifier(name)}`);
  }
  await tellOwners(session, role);
}

/** From here on a catalog that is read has the owners alone that somebody named: not who this session is, unless that is `role`. */
export const tellOwners = (session: Session, role = ""): Promise<void> =>
  session.execute(
    `SELECT pg_catalog.set_config(${quoteLiteral(unsaidOwner)}, nullif(CURRENT_USER::text, ${quoteLiteral(role)}), false)`,
  );

const applier = "schemata: whoever applies";

async function remember(shadow: Shadow, session: Session, base: Catalog): Promise<Catalog> {
  emptiness.set(shadow, { base, fingerprint: await fingerprintOf(session), sweeps: 0 });
  return base;
}

const isPristine = ({ objects, notModelled }: Catalog): boolean =>
  notModelled.length === 0 &&
  [...objects.keys()].every((address) => /^((comment|owner|privilege):)?schema:public(:.*)?$/.test(address));

/** One that was lost, now or before, is swept by nobody: DROP EXTENSION fails inside over an index by a class with parameters. */
async function isSwept(shadow: Shadow, known: Emptiness): Promise<boolean> {
  try {
    return await sweep(shadow, known);
  } catch (cause) {
    if (cause instanceof ShadowLost && cause.reason !== "stopped") return false;
    throw cause;
  }
}

async function sweep(shadow: Shadow, known: Emptiness): Promise<boolean> {
  const session = shadow.session();
  await session.execute("ROLLBACK");
  const [size] = await session.rows<{ relations: number }>(
    "SELECT pg_catalog.count(*)::int AS relations FROM pg_catalog.pg_class c WHERE c.oid >= 16384",
  );
  if ((size?.relations ?? 0) > worthSweeping) return false;
  const things = await session.rows<{ type: string; identity: string }>(membersQuery);
  await shadow.run([
    ...things.map(({ type, identity }) => `DROP ${type} IF EXISTS ${identity} CASCADE`),
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
  ]);
  return (await fingerprintOf(session)) === known.fingerprint;
}

/** The schemas that somebody made, and what is directly in `public`. */
const membersQuery = `SELECT 'SCHEMA' AS type, pg_catalog.quote_ident(n.nspname) AS identity FROM pg_catalog.pg_namespace n
  WHERE n.oid >= 16384
  UNION ALL SELECT CASE i.type WHEN 'composite type' THEN 'TYPE' ELSE pg_catalog.upper(i.type) END, i.identity FROM pg_catalog.pg_depend d,
    LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) i
  WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.deptype = 'n' AND i.type IS NOT NULL
    AND d.refobjid = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public')`;

const counted = [
  "pg_class",
  "pg_type",
  "pg_proc",
  "pg_namespace",
  "pg_depend",
  "pg_constraint",
  "pg_cast",
  "pg_operator",
  "pg_description",
  "pg_seclabel",
  "pg_default_acl",
  "pg_event_trigger",
  "pg_extension",
  "pg_foreign_data_wrapper",
  "pg_foreign_server",
  "pg_language",
  "pg_publication",
  "pg_transform",
  "pg_db_role_setting",
  "pg_largeobject_metadata",
];

async function fingerprintOf(session: Session): Promise<string> {
  const rows = await session.rows<Record<string, unknown>>(`SELECT
    ${counted.map((name) => `(SELECT pg_catalog.count(*) FROM pg_catalog.${name}) AS ${name}`).join(", ")},
    (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', n.nspname, n.nspowner, n.nspacl, o.description), ',' ORDER BY n.oid)
      FROM pg_catalog.pg_namespace n LEFT JOIN pg_catalog.pg_description o ON o.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
        AND o.objoid = n.oid WHERE n.nspname !~ '^pg_') AS schemas,
    (SELECT pg_catalog.string_agg(s.name || '=' || s.setting, ',' ORDER BY s.name) FROM pg_catalog.pg_settings s
      WHERE s.source = 'session' AND s.name NOT IN ('search_path', 'role', '${unsaidOwner}')
        AND s.setting IS DISTINCT FROM s.reset_val) AS settings`);
  return JSON.stringify(rows);
}
