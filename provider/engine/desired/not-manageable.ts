/**
 * Owns what was declared, was made in the shadow, and has no place in a plan: objects that no kind models, temporary ones.
 * Must not know kinds; what they do not model the catalog lists.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Session } from "../db/session.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { namesIn } from "../sql/names.ts";
import type { Source, SourceStatement } from "./source.ts";

/** An error for each: it would neither be compared nor kept. */
export async function notManageable(
  catalog: Catalog,
  base: Catalog,
  source: Source,
  session: Session,
): Promise<readonly Diagnostic[]> {
  const usual = new Set(base.notModelled.map((thing) => thing.address));
  const found = catalog.notModelled.filter((thing) => !usual.has(thing.address));
  const statements = statementsOf(source);
  return [
    ...found.map(({ address }) => at(statements, address, `${address} cannot be managed yet`, notYet)),
    ...(await temporary(session)).map((name) =>
      at(
        statements,
        name,
        `${name} is temporary`,
        "It would end with its session. Take it out, or drop it where it is used.",
      ),
    ),
  ];
}

const notYet =
  "This version does not manage what is of this kind. Take it out of what is declared; where it exists it is kept, and listed as not managed.";

/** Temporary relations are in no catalog of ours: without an error they would be left out in silence. */
async function temporary(session: Session): Promise<readonly string[]> {
  const rows = await session.rows<{ name: string }>(
    "SELECT c.relname AS name FROM pg_catalog.pg_class c WHERE c.relpersistence = 't' AND c.relkind NOT IN ('i', 'I', 't') ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

interface Named {
  readonly statement: SourceStatement;
  readonly names: ReadonlySet<string>;
}

/** Read once: a text may hold thousands of statements, and as many objects that are not modelled. */
const statementsOf = (source: Source): readonly Named[] =>
  source.texts
    .flat()
    .filter(({ session }) => !session)
    .map((statement) => ({ statement, names: namesIn(statement.text) }));

/** The words of an address that the statement which makes the object is likely to hold, its names among them. */
function wordsOf(address: Address): readonly string[] {
  // A feature's address holds the address of what has it: privileges:table:app.users.
  const [sort = ""] = address.split(":");
  const privileges = sort.endsWith("privileges") ? ["grant", "revoke"] : [];
  return [...namesIn(address.slice(address.lastIndexOf(":") + 1)), ...sort.split("_"), ...privileges];
}

/** An error at the statement that most likely made the object. */
export const declaredAt = (source: Source, address: Address, summary: string, detail: string): Diagnostic =>
  at(statementsOf(source), address, summary, detail);

/** A diagnostic at the statement that holds most of an address's words: it most likely made it. */
function at(statements: readonly Named[], address: Address, summary: string, detail: string): Diagnostic {
  const wanted = wordsOf(address);
  let best: { readonly statement: SourceStatement; readonly score: number } | undefined;
  for (const { statement, names } of statements) {
    const score = wanted.filter((name) => names.has(name)).length;
    if (score > (best?.score ?? 0)) best = { statement, score };
  }
  if (best === undefined) return error(summary, detail);
  const { text, line, source } = best.statement;
  return error(summary, `${source.name}, line ${line}: ${detail}`, {
    ...(source.path === undefined ? {} : { path: source.path }),
    sql: { text, line },
  });
}
