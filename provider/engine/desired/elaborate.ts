/**
 * Owns elaboration: what a person wrote is run in the shadow and read back as PostgreSQL understood it.
 * Must not know kinds by name, nor what is compared with the result.
 *
 * Statements come in no useful order (files are sorted by name, tables refer to each other), so they run in rounds. What is left
 * is what is wrong. What is declared comes before the context, so that what both have is as it is declared.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { isOfLaterServer, settingsStatement } from "../db/session-start.ts";
import { type Diagnostic, error, hasErrors } from "../diagnostic.ts";
import { readCatalog } from "../introspect/read.ts";
import { containerAddress, differences, kindOf } from "../kinds/lookup.ts";
import { planStatements } from "../plan/plan.ts";
import { type LossPlace, ShadowLost } from "../shadow/lost.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { createdSchema, namesIn } from "../sql/names.ts";
import { emptied, emptiedFor } from "./emptied.ts";
import { copyItem, type Failed, type Item, titleOf } from "./item.ts";
import { moments } from "./moments.ts";
import { notManageable } from "./not-manageable.ts";
import { refusals, refusedStatement } from "./refusals.ts";
import { runInRounds } from "./rounds.ts";
import { pathInForce, pathSaid, schemasOf } from "./search-path.ts";
import type { Source, SourceStatement } from "./source.ts";
import { runWithin } from "./surroundings.ts";
import { asTold, completedBy } from "./told.ts";

export interface Elaborated {
  /** All that is in the shadow now: what was declared, and the context. */
  readonly catalog: Catalog;
  /** What every database has and nobody declared: the schema public. */
  readonly implied: ReadonlySet<Address>;
  /** What of the context is declared, too, with its parts: these are as they were declared, and gone if they were not. */
  readonly declared: ReadonlySet<Address>;
  /** Where unqualified names were looked for: what texts have SET first, as function bodies mean it that were declared under it. */
  readonly searchPath: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Elaborates `source` in an emptied shadow, with the objects of `context` around it. What a statement leaves open is as `live` has
 * it. The shadow holds the result afterwards. Throws ShadowLost.
 */
export async function elaborate(
  source: Source,
  context: Catalog,
  shadow: Shadow,
  live: Catalog = context,
): Promise<Elaborated> {
  const heard = await elaborateBeside([], source, context, shadow, live);
  const givers = [...heard.catalog.objects.values()].filter(
    (object) =>
      kindOf(object).endows !== undefined &&
      (heard.declared.has(object.address) || !context.objects.has(object.address)),
  );
  // What is declared of all that comes is not meant for what is around, which comes after it here alone.
  return givers.length === 0 || context.objects.size === 0
    ? heard
    : elaborateBeside(givers, source, context, shadow, live);
}

/** `givers`: what gives rights to whatever is made while it is there (see Kind.endows), as far as that is known. */
async function elaborateBeside(
  givers: readonly Obj[],
  source: Source,
  context: Catalog,
  shadow: Shadow,
  live: Catalog,
): Promise<Elaborated> {
  const base = await emptiedFor(live.version, shadow, ownerless(source, live.role) ? live.role : undefined);
  const session = shadow.session();
  const diagnostics: Diagnostic[] = [];
  const searchPath = pathSaid(source.searchPath);
  const items: Item[] = [];
  const overridden = new Set(source.objects.map((object) => object.address));
  const wanted = catalogOf(
    base.version,
    [...[...base.objects.values()].filter((object) => !overridden.has(object.address)), ...source.objects],
    [...base.edges, ...(source.edges ?? [])],
  );
  for (const { sql, object } of planStatements(base, wanted, { version: shadow.version }).statements)
    items.push({ text: sql.text, searchPath, object, written: sql, from: undefined, isContext: false });
  for (const statements of source.texts)
    items.push(
      ...(await sourceItems(statements, searchPath, shadow, diagnostics)).map((item) => completedBy(item, live)),
    );

  const { failures: all, declared } = await runWithin(
    items,
    context,
    source,
    { base, givers, role: live.role },
    shadow,
  ).catch((failure: unknown) => {
    if (failure instanceof ShadowLost) failure.place = placeOf(failure, items, source);
    throw failure;
  });
  const failures = all.filter((failed) => !isMadeAnyway(failed, overridden));
  if (failures.some(({ item }) => !item.isContext))
    diagnostics.push(...(await refusals(failures, source, { live, context }, shadow)));
  await session.execute("SET search_path = ''");
  const catalog = hasErrors(diagnostics) ? base : asTold(await readCatalog(session), source);
  if (!hasErrors(diagnostics)) {
    diagnostics.push(...(await notManageable(catalog, base, source, session)));
    diagnostics.push(...vanished(catalog, source), ...moments(catalog, source));
  }
  const isAsEverywhere = (object: Obj): boolean => {
    const now = catalog.objects.get(object.address);
    return now === undefined || differences(object, now, base.version).length === 0;
  };
  const implied = new Set(
    [...base.objects.values()]
      .filter((object) => !overridden.has(object.address) && isAsEverywhere(object))
      .map(({ address }) => address),
  );
  return { catalog, implied, declared, searchPath: pathOf(items, source), diagnostics };
}

/** All that items of the source were declared under, in the order in which it was said, and what is meant without a word. */
const pathOf = (items: readonly Item[], source: Source): readonly string[] => [
  ...new Set([...[...new Set(items.map((item) => item.searchPath))].flatMap(schemasOf), ...source.searchPath]),
];

/** Whether no statement may make the role the owner of something: whoever makes it would own it as well, and nothing tells the two apart. */
const ownerless = ({ objects, texts }: Source, role: string | undefined): boolean =>
  role !== undefined &&
  role !== "" &&
  !objects.some((object) => kindOf(object).silent !== undefined || kindOf(object).heardOf !== undefined) &&
  !texts.flat().some(({ text }) => {
    const names = namesIn(text);
    return names.has(role) && (names.has("owner") || names.has("authorization") || names.has("do"));
  });

/** CREATE SCHEMA of a text, as pg_dump writes it, for a schema that is declared with the text: 42P06, duplicate_schema. */
function isMadeAnyway({ item, error: { sqlstate } }: Failed, declared: ReadonlySet<Address>): boolean {
  if (sqlstate !== "42P06" || item.isContext) return false;
  const name = createdSchema(item.text);
  return name !== undefined && declared.has(containerAddress(name));
}

/** Where the statement was written at which the shadow was lost. */
function placeOf({ statement }: ShadowLost, items: readonly Item[], source: Source): LossPlace | undefined {
  const item = items.find(({ text, isContext }) => text === statement && !isContext);
  if (item === undefined) return undefined;
  const path = item.from?.source.path ?? (item.object === undefined ? undefined : source.paths.get(item.object));
  return { title: titleOf(item), ...(path === undefined ? {} : { path }) };
}

/**
 * What was declared and is not there although no statement failed: to take it for not wanted would drop it. A default or a comment
 * may be nothing (NULL, an empty text), which PostgreSQL does not keep.
 */
const vanished = (catalog: Catalog, { objects, paths }: Source): readonly Diagnostic[] =>
  objects
    .filter((object) => kindOf(object).input?.keyed !== "value" && !catalog.objects.has(object.address))
    .map(({ address }) => {
      const path = paths.get(address);
      return error(
        `${address} is not there after it was made`,
        "Each statement came back without an error, and still the shadow does not have it, at least not by this name. Nothing is planned on such ground.",
        path === undefined ? {} : { path },
      );
    });

/** Loads a catalog into an emptied shadow, as far as it can be, and reads it back as the shadow prints it. `role`: who makes it. */
export async function load(catalog: Catalog, shadow: Shadow, role?: string): Promise<Catalog> {
  const base = await emptied(shadow, role);
  const session = shadow.session();
  const { statements } = planStatements(base, { ...catalog, version: base.version }, { version: shadow.version });
  await runInRounds(statements.map(copyItem), shadow);
  await session.execute("SET search_path = ''");
  return readCatalog(session);
}

/** The items of one text. Its session statements run now, for the search_path that holds from each on, and again before these items. */
async function sourceItems(
  statements: readonly SourceStatement[],
  searchPath: string,
  shadow: Shadow,
  diagnostics: Diagnostic[],
): Promise<Item[]> {
  const session = shadow.session();
  const items: Item[] = [];
  let path = searchPath;
  let settings: readonly string[] | undefined;
  for (const from of statements) {
    if (!from.session) {
      items.push({ ...itemOf(from, path), ...(settings === undefined ? {} : { settings }) });
      continue;
    }
    if (settings === undefined) await session.execute(`SET search_path = ${searchPath}`);
    const [result] = await shadow.run([from.text]);
    if (result !== undefined && !result.ok && isOfLaterServer(result.error)) continue;
    settings = [...(settings ?? []), from.text];
    if (result !== undefined && !result.ok)
      diagnostics.push(refusedStatement({ item: itemOf(from, path), error: result.error }));
    path = await pathInForce(shadow, searchPath);
  }
  if (settings !== undefined) await session.execute(settingsStatement());
  return items;
}

const itemOf = (from: SourceStatement, searchPath: string): Item => ({
  text: from.text,
  searchPath,
  object: undefined,
  written: undefined,
  from,
  isContext: false,
});
