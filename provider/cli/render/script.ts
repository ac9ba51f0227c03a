/**
 * Owns the script that `inspect --format sql` prints: it makes in an empty database all that is modelled.
 * Must not know where the catalog was read.
 */
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import { type Diagnostic, hasErrors } from "../../engine/diagnostic.ts";
import { kindOf } from "../../engine/kinds/lookup.ts";
import { planStatements } from "../../engine/plan/plan.ts";
import { printVersion } from "../../engine/plan/script.ts";
import { exit, Stop } from "../exit.ts";

const rightsToPublic = "privilege:schema:public:public";
const ownerOfPublic = "owner:schema:public";

/** What every new database has, so that the script need not make it. */
const present: readonly string[] = ["schema:public", "comment:schema:public", ownerOfPublic, rightsToPublic];

export function catalogScript(catalog: Catalog): string {
  const empty = restricted(catalog, (address) => present.includes(address) && isUsual(catalog, address));
  const { statements, refusals } = planStatements(
    { ...withUsualRights(empty), edges: [], notModelled: [] },
    { ...withoutOwn(catalog), notModelled: [] },
    { version: catalog.version },
  );
  if (hasErrors(refusals)) throw new Stop(exit.error, refusals as readonly Diagnostic[]);
  const isClosed = catalog.objects.has("schema:public") && !catalog.objects.has(rightsToPublic);
  const texts = [
    ...statements.map(({ sql }) => sql.text),
    ...(isClosed ? ["REVOKE ALL ON SCHEMA public FROM PUBLIC"] : []),
  ];
  if (texts.length === 0) return "";
  return [
    `-- PostgreSQL ${printVersion(catalog.version)}`,
    "SET search_path = '';",
    "SET check_function_bodies = off;",
    ...texts.map((text) => `\n${text};`),
    "",
  ].join("\n");
}

/** Who has read it makes what is his again without a word, as whoever runs the script does; but public is there already. */
const withoutOwn = (catalog: Catalog): Catalog =>
  restricted(catalog, (address) => {
    const object = catalog.objects.get(address);
    const name = object && kindOf(object).silent;
    return (
      object === undefined || name === undefined || address === ownerOfPublic || object.attrs[name] !== catalog.role
    );
  });

/** Whoever may connect may look into public, and before 15 make things there. */
function withUsualRights(empty: Catalog): Catalog {
  const rights = empty.objects.get(rightsToPublic);
  if (rights === undefined) return empty;
  const privileges = { USAGE: "granted", ...(empty.version < 150000 ? { CREATE: "granted" } : {}) };
  const usual = { ...rights, attrs: { ...rights.attrs, privileges } };
  return { ...empty, objects: new Map([...empty.objects, [rightsToPublic, usual]]) };
}

/** As initdb leaves it; anything else is somebody's. */
function isUsual(catalog: Catalog, address: string): boolean {
  const { text, role } = (catalog.objects.get(address)?.attrs ?? {}) as Readonly<Record<string, unknown>>;
  return (
    [undefined, "standard public schema"].includes(text as string) &&
    [undefined, catalog.version < 150000 ? catalog.role : "pg_database_owner"].includes(role as string)
  );
}
