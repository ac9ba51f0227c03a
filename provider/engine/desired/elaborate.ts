/**
 * Owns elaboration: what a person wrote is run in the shadow and read back as PostgreSQL understood it.
 * Must not know kinds by name, nor what is compared with the result.
 *
 * Statements come in no useful order (files are sorted by name, tables refer to each other), so they run in rounds: what fails
 * because something is missing waits for the next round, until a round gets nowhere. What is left is what is wrong.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf } from "../catalog/catalog.ts";
import type { DatabaseError } from "../db/session.ts";
import { type Diagnostic, error, hasErrors, type PathStep } from "../diagnostic.ts";
import { readCatalog } from "../introspect/read.ts";
import { planStatements } from "../plan/plan.ts";
import type { Shadow, StatementResult } from "../shadow/shadow.ts";
import { caret } from "../sql/caret.ts";
import { identifier, quoteIdentifier, type Sql } from "../sql/sql.ts";
import { emptied } from "./emptied.ts";
import type { Source, SourceStatement } from "./source.ts";

export interface Elaborated {
  /** All that is in the shadow now: what was declared, and the context. */
  readonly catalog: Catalog;
  /** What every database has and nobody declared: the schema public. */
  readonly implied: ReadonlySet<Address>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Something to run: a statement of ours, with its Sql, or one that a person wrote. */
interface Item {
  readonly text: string;
  readonly searchPath: string;
  readonly object: Address | undefined;
  readonly written: Sql | undefined;
  readonly from: SourceStatement | undefined;
  readonly isContext: boolean;
}

/** SQLSTATEs that say something is not there yet (manual, appendix A, class 42 and 3F); 42803 a primary key to group by. */
const missing = new Set([
  "42P01",
  "42703",
  "42883",
  "42704",
  "3F000",
  "42830",
  "42P02",
  "42803",
  "42809",
  "0A000",
  "55000",
]);
/**
 * Elaborates `source` in an emptied shadow, with the objects of `context` around it. The shadow holds the result afterwards.
 * Throws ShadowLost.
 */
export async function elaborate(source: Source, context: Catalog, shadow: Shadow): Promise<Elaborated> {
  const base = await emptied(shadow);
  const session = shadow.session();
  const diagnostics: Diagnostic[] = [];
  const searchPath = source.searchPath.map(quoteIdentifier).join(", ");
  const items: Item[] = [];
  const overridden = new Set(source.objects.map((object) => object.address));
  const declared = catalogOf(
    base.version,
    [...[...base.objects.values()].filter((object) => !overridden.has(object.address)), ...source.objects],
    base.edges,
  );
  for (const { sql, object } of planStatements(base, declared, { version: shadow.version }).statements)
    items.push({ text: sql.text, searchPath, object, written: sql, from: undefined, isContext: false });
  for (const statements of source.texts)
    items.push(...(await sourceItems(statements, searchPath, shadow, diagnostics)));
  const around = catalogOf(base.version, new Map([...base.objects, ...context.objects]).values(), context.edges);
  for (const { sql, object } of planStatements(base, around, { version: shadow.version }).statements)
    items.push({ text: sql.text, searchPath: "''", object, written: sql, from: undefined, isContext: true });

  for (const { item, error: reason } of await runInRounds(items, shadow))
    if (!item.isContext) diagnostics.push(diagnosticFor(item, reason, source));
  await session.execute("SET search_path = ''");
  const catalog = hasErrors(diagnostics) ? base : await readCatalog(session);
  if (!hasErrors(diagnostics)) diagnostics.push(...notManageable(catalog, base, source));
  const implied = new Set([...base.objects.keys()].filter((address) => !overridden.has(address)));
  return { catalog, implied, diagnostics };
}

/** Loads a catalog into an emptied shadow, as far as it can be, and reads it back as the shadow prints it. */
export async function load(catalog: Catalog, shadow: Shadow): Promise<Catalog> {
  const base = await emptied(shadow);
  const session = shadow.session();
  const items = planStatements(base, { ...catalog, version: base.version }, { version: shadow.version }).statements.map(
    ({ sql, object }): Item => ({
      text: sql.text,
      searchPath: "''",
      object,
      written: sql,
      from: undefined,
      isContext: true,
    }),
  );
  await runInRounds(items, shadow);
  await session.execute("SET search_path = ''");
  return readCatalog(session);
}

/** The items of one text. Its session statements run now, for the search_path that holds from each on. */
async function sourceItems(
  statements: readonly SourceStatement[],
  searchPath: string,
  shadow: Shadow,
  diagnostics: Diagnostic[],
): Promise<Item[]> {
  const session = shadow.session();
  const items: Item[] = [];
  let path = searchPath;
  let changed = false;
  for (const from of statements) {
    if (!from.session) {
      items.push({ text: from.text, searchPath: path, object: undefined, written: undefined, from, isContext: false });
      continue;
    }
    changed = true;
    const [result] = await shadow.run([from.text]);
    if (result !== undefined && !result.ok)
      diagnostics.push(diagnosticFor({ text: from.text, from } as Item, result.error, undefined));
    const rows = await session.rows<{ path: string }>("SELECT current_setting('search_path') AS path");
    path = rows[0]?.path === "" ? "''" : (rows[0]?.path ?? path);
  }
  if (changed) await session.execute(`SET search_path = ${searchPath}`);
  return items;
}

interface Failed {
  readonly item: Item;
  readonly error: DatabaseError;
}

async function runInRounds(items: readonly Item[], shadow: Shadow): Promise<readonly Failed[]> {
  let waiting = items;
  let failed: Failed[] = [];
  const final: Failed[] = [];
  const roles = new Set<string>();
  while (waiting.length > 0) {
    const results = await runRound(waiting, shadow);
    failed = [];
    let worked = false;
    for (const [place, item] of waiting.entries()) {
      const result = results[place];
      if (result === undefined || result.ok) {
        worked = true;
        continue;
      }
      const role = missingRole(result.error);
      if (role !== undefined && !roles.has(role)) {
        // Roles belong to the cluster, not to a schema: the shadow has whatever the text names.
        roles.add(role);
        await shadow.run([`CREATE ROLE ${identifier(role).text}`]);
        worked = true;
      }
      if (missing.has(result.error.sqlstate)) failed.push({ item, error: result.error });
      else final.push({ item, error: result.error });
    }
    if (!worked) break;
    waiting = failed.map(({ item }) => item);
  }
  return [...final, ...failed];
}

const missingRole = (reason: DatabaseError): string | undefined =>
  reason.sqlstate === "42704" ? /^role "(.*)" does not exist$/s.exec(reason.message)?.[1] : undefined;

/** One round; results in the order of the items. search_path is set where it changes. */
async function runRound(items: readonly Item[], shadow: Shadow): Promise<readonly (StatementResult | undefined)[]> {
  const texts: string[] = [];
  const places: number[] = [];
  let path: string | undefined;
  for (const item of items) {
    if (item.searchPath !== path) {
      texts.push(`SET search_path = ${item.searchPath}`);
      path = item.searchPath;
    }
    places.push(texts.push(item.text) - 1);
  }
  const results = await shadow.run(texts);
  return places.map((place) => results[place]);
}

/** What PostgreSQL said of a statement, at the place where a person wrote it. */
function diagnosticFor(item: Item, reason: DatabaseError, source: Source | undefined): Diagnostic {
  const hint = reason.hint === undefined ? "" : `\n${reason.hint}`;
  if (item.from !== undefined) {
    const { source: text, line } = item.from;
    const place = reason.position === undefined ? undefined : caret(item.text, reason.position, line);
    return error(
      `${text.name}, line ${place?.line ?? line}: ${reason.message}`,
      `PostgreSQL refuses this statement (SQLSTATE ${reason.sqlstate}).${hint}${place === undefined ? "" : `\n${place.display}`}`,
      {
        ...(text.path === undefined ? {} : { path: text.path }),
        sql: { text: item.text, ...(reason.position === undefined ? {} : { position: reason.position }) },
      },
    );
  }
  const origin = reason.position === undefined ? undefined : item.written?.originAt(reason.position);
  const owner = item.object === undefined ? undefined : source?.paths.get(item.object);
  const path = origin?.origin.path ?? owner ?? item.written?.firstOrigin?.path;
  const sql =
    origin === undefined
      ? { text: item.text, ...(reason.position === undefined ? {} : { position: reason.position }) }
      : { text: origin.text, position: origin.position };
  const place = sql.position === undefined ? `\n${item.text}` : `\n${caret(sql.text, sql.position).display}`;
  return error(
    `${objectAt(path, source) ?? item.object}: ${reason.message}`,
    `PostgreSQL refuses it (SQLSTATE ${reason.sqlstate}).${hint}${place}`,
    {
      ...(path === undefined ? {} : { path }),
      sql,
    },
  );
}

/** The object that a path leads into: in a table's statement it is a column or a constraint that is wrong. */
function objectAt(path: readonly PathStep[] | undefined, source: Source | undefined): Address | undefined {
  if (path === undefined || source === undefined) return undefined;
  const wanted = path.map((step) => JSON.stringify(step));
  let found: { readonly address: Address; readonly length: number } | undefined;
  for (const [address, at] of source.paths)
    if (at.length > (found?.length ?? 0) && at.every((step, place) => JSON.stringify(step) === wanted[place]))
      found = { address, length: at.length };
  return found?.address;
}

/** What was declared and no kind models: an error, for it would neither be compared nor kept. Owners are not managed. */
function notManageable(catalog: Catalog, base: Catalog, source: Source): readonly Diagnostic[] {
  const usual = new Set(base.notModelled.map((thing) => thing.address));
  const found = catalog.notModelled.filter((thing) => !usual.has(thing.address));
  const at = source.texts.flat()[0]?.source.path;
  return found.map(({ address }) =>
    error(
      `${address} cannot be managed yet`,
      "Objects of this kind are not managed by this version. Take it out of the configuration; it is kept where it exists and listed as not managed.",
      at === undefined ? {} : { path: at },
    ),
  );
}
