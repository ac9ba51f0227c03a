/**
 * Owns what a person is told when the shadow refuses what was declared: where it was written, what is wrong, what to do.
 * Must not know kinds by name, nor how statements are run.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { DatabaseError, Session } from "../db/session.ts";
import { type Diagnostic, error, type PathStep } from "../diagnostic.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { caret } from "../sql/caret.ts";
import { createdName } from "../sql/names.ts";
import { quoteIdentifier } from "../sql/sql.ts";
import { childAtFault } from "./fault.ts";
import { heldBack } from "./held-back.ts";
import { type Failed, type Item, titleOf } from "./item.ts";
import { missingName, suggestionFor } from "./missing.ts";
import { causesOf } from "./roots.ts";
import type { Source } from "./source.ts";

/** What a failure is judged by besides itself. */
interface Around {
  readonly failures: readonly Failed[];
  /** What the target has, and what of it was to stand in the shadow. */
  readonly live: Catalog;
  readonly context: Catalog;
}

/** How many names a message lists. */
const named = 5;

/**
 * One diagnostic for each cause; what fails only because of another is counted there. Throws ShadowLost.
 */
export async function refusals(
  failures: readonly Failed[],
  source: Source,
  { live, context }: Pick<Around, "live" | "context">,
  shadow: Shadow,
): Promise<readonly Diagnostic[]> {
  const { causes, circles } = causesOf(
    failures.filter(({ item }) => !item.isContext),
    source,
  );
  const diagnostics = circles.map((circle) => circular(circle, source));
  for (const { failed, dependants } of causes) {
    const diagnostic = await refusal(failed, source, shadow, { failures, live, context });
    const waiting = dependants.map(titleOf);
    const more = waiting.length > named ? ` and ${waiting.length - named} more` : "";
    const detail = `${diagnostic.detail}\nNot judged, for want of it: ${waiting.slice(0, named).join(", ")}${more}.`;
    const missing = missingName(failed.error);
    diagnostics.push({
      ...diagnostic,
      ...(waiting.length === 0 ? {} : { detail }),
      ...(missing === undefined ? {} : { missing }),
    });
  }
  return diagnostics;
}

/** A statement that a person wrote and that must run by itself, such as SET. */
export const refusedStatement = ({ item, error: reason }: Failed): Diagnostic => ofText(item, reason, "");

async function refusal(
  { item, error: reason }: Failed,
  source: Source,
  shadow: Shadow,
  around: Around,
): Promise<Diagnostic> {
  const advice = isAbsentExtension(reason.message)
    ? absentExtension(shadow.engine)
    : await adviceFor(item, reason, source, shadow.session(), around);
  if (item.from !== undefined) return ofText(item, reason, advice);
  const { written, object } = item;
  const isSyntax = reason.sqlstate === "42601";
  const fragment = reason.position === undefined ? undefined : written?.originAt(reason.position, { isSyntax });
  const owner =
    (reason.position === undefined ? undefined : written?.ownerAt(reason.position)) ??
    (fragment === undefined && object !== undefined
      ? await childAtFault(item, object, reason, source, shadow)
      : object);
  const path =
    fragment?.origin.path ??
    (owner === undefined ? undefined : source.paths.get(owner)) ??
    (object === undefined ? undefined : source.paths.get(object)) ??
    written?.firstOrigin?.path;
  return error(
    `${objectAt(path, source) ?? owner ?? object}: ${reason.message}`,
    `PostgreSQL refuses it (SQLSTATE ${reason.sqlstate}).${reasons(reason, advice)}`,
    {
      ...(path === undefined ? {} : { path }),
      sql:
        fragment === undefined
          ? { text: item.text, ...at(reason) }
          : { text: fragment.text, position: fragment.position },
    },
  );
}

/** A statement that a person wrote, at the line where it stands. */
function ofText(item: Item, reason: DatabaseError, advice: string): Diagnostic {
  const { source: text, line } = item.from as NonNullable<Item["from"]>;
  const place = reason.position === undefined ? undefined : caret(item.text, reason.position, line);
  return error(
    `${text.name}, line ${place?.line ?? line}: ${reason.message}`,
    `PostgreSQL refuses this statement (SQLSTATE ${reason.sqlstate}).${reasons(reason, advice)}`,
    { ...(text.path === undefined ? {} : { path: text.path }), sql: { text: item.text, line, ...at(reason) } },
  );
}

const at = ({ position }: DatabaseError): { position?: number } => (position === undefined ? {} : { position });

/** The shadow holds no rows, so that DETAIL shows none. */
const reasons = ({ detail, hint, message }: DatabaseError, advice: string): string =>
  (isAbsentExtension(message) ? [advice] : [detail, hint, advice])
    .map((text) => (text === undefined || text === "" ? "" : `\n${text.trim()}`))
    .join("");

/** PostgreSQL's detail and hint speak of files of the shadow's server. */
const isAbsentExtension = (message: string): boolean =>
  /^extension ".*" (is not available|has no installation script nor update path for version ".*")$/.test(message);

const absentExtension = (engine: Shadow["engine"]): string =>
  engine === "embedded"
    ? 'The embedded shadow has most of the extensions that come with PostgreSQL, in their versions of PostgreSQL 18, and no others. Use a shadow that has this one: shadow = "server", a scratch database on the target\'s own server.'
    : "The server has no files of it. Install it there first, or take it out.";

/** What to do, by SQLSTATE (manual, appendix A), where PostgreSQL's message does not say it. */
const remedies: Readonly<Record<string, string>> = {
  "3F000": "Declare the schema, or correct its name.",
  "42P06": "It is declared already: take what makes the schema out of this statement.",
  "42P01": "Declare it, or correct its name.",
  "42703": "Declare the column, or correct its name.",
  "42704": "Correct its name.",
  "42710": "Rename or remove one of the two.",
  F0000: 'It is a file of the server, which the shadow does not have: use shadow = "server".',
  "42P07":
    "Tables, views, sequences and indexes, those of keys too, share their names within a schema. Rename or remove one of the two.",
};

async function adviceFor(
  item: Item,
  reason: DatabaseError,
  source: Source,
  session: Session,
  { failures, live, context }: Around,
): Promise<string> {
  const missing = missingName(reason);
  const there = missing === undefined ? undefined : heldBack(missing, live, context);
  if (there !== undefined) return there;
  const suggestion = await suggestionFor(reason, item, source, session);
  if (suggestion !== "") return suggestion;
  const around = unavailable(reason, failures);
  if (around !== undefined) return around;
  if (reason.sqlstate === "42P07") return `${remedies["42P07"]}${alsoDeclared(item, reason, source)}`;
  if (/^type "/.test(reason.message))
    return 'Correct its name. A type of an extension needs the extension declared, or installed in the database, and a shadow that has it: the embedded one has most that come with PostgreSQL, shadow = "server" what the server has.';
  if (/^there is no unique constraint/.test(reason.message))
    return "Give the columns that are referred to a primary key or a unique constraint.";
  return (reason.hint === undefined ? remedies[reason.sqlstate] : undefined) ?? "";
}

/** What is missing is there on the target, and the shadow could not make it. */
function unavailable(reason: DatabaseError, failures: readonly Failed[]): string | undefined {
  const missing = missingName(reason)?.split(".").at(-1);
  if (missing === undefined) return undefined;
  const there = failures.find(({ item }) => item.isContext && createdName(item.text)?.at(-1) === missing);
  return there === undefined
    ? undefined
    : `${there.item.object} exists, but the shadow cannot hold it: ${there.error.message}. Use shadow = "server".`;
}

/** Where else a name is given that can be given only once. */
function alsoDeclared(item: Item, reason: DatabaseError, source: Source): string {
  const name = /^relation "(.*)" already exists/s.exec(reason.message)?.[1];
  if (name === undefined) return "";
  const ending = `.${name}`;
  const objects = source.objects.filter(
    (object) =>
      object.address !== item.object && (kindOf(object).occupies?.(object) ?? []).some((slot) => slot.endsWith(ending)),
  );
  const statements = source.texts
    .flat()
    .filter((statement) => statement !== item.from && createdName(statement.text)?.at(-1) === name);
  const places = [
    ...objects.map(({ address }) => address),
    ...statements.map((from) => titleOf({ object: undefined, from })),
  ];
  return places.length === 0 ? "" : ` It is also ${places.slice(0, named).join(", ")}.`;
}

function circular(circle: readonly Failed[], source: Source): Diagnostic {
  const [first] = circle as readonly [Failed];
  const { item } = first;
  const titles = circle.map(({ item: one }) => titleOf(one));
  const path = item.from?.source.path ?? (item.object === undefined ? undefined : source.paths.get(item.object));
  const summary =
    titles.length === 1
      ? `${titles[0]} refers to itself`
      : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)} refer to each other in a circle`;
  const names = [...circle, first].map(({ item: one }) => nameMade(one));
  return error(
    summary,
    `PostgreSQL makes none of them before what it refers to is there: ${names.join(" → ")}. Take one of the references out; a foreign key can be added behind both tables, with ALTER TABLE.`,
    { ...(path === undefined ? {} : { path }) },
  );
}

const nameMade = (item: Item): string =>
  createdName(item.text)?.map(quoteIdentifier).join(".") ?? item.object ?? titleOf(item);

/** The object that a path leads into: in a table's statement it is a column or a constraint that is wrong. */
function objectAt(path: readonly PathStep[] | undefined, source: Source): Address | undefined {
  if (path === undefined) return undefined;
  const wanted = path.map((step) => JSON.stringify(step));
  let found: { readonly address: Address; readonly length: number } | undefined;
  for (const [address, place] of source.paths)
    if (place.length > (found?.length ?? 0) && place.every((step, index) => JSON.stringify(step) === wanted[index]))
      found = { address, length: place.length };
  return found?.address;
}
