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
import { type Shadow, ShadowLost } from "../shadow/shadow.ts";

interface Emptiness {
  readonly base: Catalog;
  readonly fingerprint: string;
  /** Dropped rows stay in the catalogs' files, so that sweeps make it slower. */
  sweeps: number;
}

const sweepsBeforeReset = 40;
/** More relations than this are dropped no faster than by a reset. */
const worthSweeping = 400;

const emptiness = new WeakMap<Shadow, Emptiness>();

/** Empties the shadow and gives the catalog of what every empty one has. Throws ShadowLost. */
export async function emptied(shadow: Shadow): Promise<Catalog> {
  const session = shadow.session();
  const known = emptiness.get(shadow);
  if (known !== undefined && known.sweeps < sweepsBeforeReset && (await isSwept(shadow, known))) {
    known.sweeps += 1;
    return known.base;
  }
  // One that was never used is empty already.
  const first = known === undefined ? await readCatalog(session) : undefined;
  if (first !== undefined && isPristine(first)) return remember(shadow, session, first);
  await shadow.reset();
  return remember(shadow, session, await readCatalog(session));
}

async function remember(shadow: Shadow, session: Session, base: Catalog): Promise<Catalog> {
  emptiness.set(shadow, { base, fingerprint: await fingerprintOf(session), sweeps: 0 });
  return base;
}

const isPristine = ({ objects, notModelled }: Catalog): boolean =>
  notModelled.length === 0 && [...objects.keys()].every((address) => /^(comment:)?schema:public$/.test(address));

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
  await shadow.run(things.map(({ type, identity }) => `DROP ${type} IF EXISTS ${identity} CASCADE`));
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
      WHERE s.source = 'session' AND s.name <> 'search_path' AND s.setting IS DISTINCT FROM s.reset_val) AS settings`);
  return JSON.stringify(rows);
}
