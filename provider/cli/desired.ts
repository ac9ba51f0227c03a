/**
 * Owns what SQL files declare: as a source to plan from, or as the catalog that PostgreSQL makes of it.
 * Must not know plans.
 */
import { type Catalog, emptyCatalog, restricted } from "../engine/catalog/catalog.ts";
import { type Elaborated, elaborate } from "../engine/desired/elaborate.ts";
import { declaredAt } from "../engine/desired/not-manageable.ts";
import { readTexts, type Source, type SqlText } from "../engine/desired/source.ts";
import { type Diagnostic, hasErrors } from "../engine/diagnostic.ts";
import { isOfHistory } from "../engine/history/layout.ts";
import { containerAddress } from "../engine/kinds/lookup.ts";
import type { Shadow } from "../engine/shadow/shadow.ts";
import { exit, Stop } from "./exit.ts";
import type { Scope } from "./scope.ts";

/** Where unqualified names of a file are looked for. */
export const declaredIn: readonly string[] = ["public"];

/** The files as one program, in which unqualified names mean `public`, as in psql. */
const sourceOf = (files: readonly SqlText[]): Source => ({
  objects: [],
  paths: new Map(),
  searchPath: declaredIn,
  ...readTexts(files),
});

/** What a file of the present state holds; what no kind models is in the catalog's list, not an error. */
export async function catalogOfFile(file: SqlText, shadow: Shadow): Promise<Catalog> {
  const source = sourceOf([file]);
  if (hasErrors(source.diagnostics)) throw new Stop(exit.error, source.diagnostics);
  const elaborated = await elaborate(source, emptyCatalog(shadow.version), shadow);
  const diagnostics = elaborated.diagnostics.filter((diagnostic) => stranger(diagnostic, elaborated) === undefined);
  if (hasErrors(diagnostics)) throw new Stop(exit.error, diagnostics);
  // Of no server: what is said of whoever applies it is so on both sides.
  return { ...elaborated.catalog, role: "" };
}

/**
 * The source of what is wanted. Where only some schemas count, PostgreSQL says what is in them: the text is elaborated, by
 * itself or with the other schemas of `live` around it, and cut down to what `scope` wants.
 */
export async function desiredSource(
  files: readonly SqlText[],
  scope: Scope,
  live: Catalog,
  shadow: Shadow,
): Promise<Source> {
  const source = sourceOf(files);
  const mentionsHistory = files.some(({ text }) => text.includes(scope.historySchema));
  if (hasErrors(source.diagnostics) || (scope.schemas === undefined && !mentionsHistory)) return source;
  let elaborated = await elaborate(source, emptyCatalog(shadow.version), shadow, live);
  if (hasErrors(wrongIn(elaborated, scope))) {
    const others = restricted(live, (address) => live.objects.has(address) && !scope.holds(address, live));
    elaborated = await elaborate(source, others, shadow, live);
  }
  const { catalog, implied } = elaborated;
  const diagnostics = [...wrongIn(elaborated, scope), ...besideHistory(catalog, source, scope)];
  const objects = [...catalog.objects.values()].filter(
    (object) => !implied.has(object.address) && scope.has(object, catalog),
  );
  const known = new Set(objects.map(({ address }) => address));
  return {
    ...source,
    texts: [],
    searchPath: elaborated.searchPath,
    objects,
    edges: catalog.edges.filter(({ from, to }) => known.has(from) && known.has(to)),
    diagnostics: [...source.diagnostics, ...diagnostics],
  };
}

/** The history may be in a dump of its database, and is passed over; what else is declared in its schema would be lost. */
function besideHistory(catalog: Catalog, source: Source, { schemas, historySchema }: Scope): readonly Diagnostic[] {
  if (schemas !== undefined) return [];
  const others = [...catalog.objects.values()].filter(
    ({ parent, path: { schema, name } }) =>
      parent === containerAddress(historySchema) && schema === historySchema && !isOfHistory(name ?? ""),
  );
  return others.map(({ address }) =>
    declaredAt(
      source,
      address,
      `${address} is in the schema of the history`,
      "What is there is in no plan. Declare it in another schema, or keep the history in another one (--history-schema).",
    ),
  );
}

/** What is wrong, without what is not modelled elsewhere. */
const wrongIn = (elaborated: Elaborated, scope: Scope): readonly Diagnostic[] =>
  elaborated.diagnostics.filter((diagnostic) => {
    const about = stranger(diagnostic, elaborated);
    return about === undefined || scope.holds(about, elaborated.catalog);
  });

/** The address of the object that no kind models, if the diagnostic is about one. */
const stranger = ({ summary }: Diagnostic, { catalog }: Elaborated): string | undefined =>
  catalog.notModelled.find(({ address }) => summary.startsWith(`${address} `))?.address;
