/**
 * Owns what every case proves without saying so: plan, proof, run on a real server, two judges, rows, locks, and the way back.
 * Must not know any particular case or kind.
 */

import { linesOfOne } from "../../provider/cli/dump-text.ts";
import { contentsOf, damage } from "../../provider/cli/rows-kept.ts";
import type { Obj } from "../../provider/engine/catalog/object.ts";
import type { Session } from "../../provider/engine/db/session.ts";
import { readTexts, type Source } from "../../provider/engine/desired/source.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { type Prepared, prepare } from "../../provider/engine/prepare.ts";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { freshDatabase } from "../servers.ts";
import type { Case, CaseOptions } from "./case.ts";
import { runPlan } from "./run.ts";

export type Direction = "forward" | "back";

/** What can be wrong with one direction of a case. */
export type Check = "error" | "proof" | "apply" | "again" | "dump" | "rows" | "locks" | "rewrites" | "refused";

export interface Failure {
  readonly direction: Direction;
  readonly check: Check;
  readonly detail: string;
}

let shadow: Promise<Shadow> | undefined;

/** One shadow for all cases of a worker. */
export function sharedShadow(): Promise<Shadow> {
  shadow ??= openShadow();
  return shadow;
}

export async function closeShadow(): Promise<void> {
  await (await shadow)?.close();
  shadow = undefined;
}

export const sourceOf = (text: string): Source => ({
  objects: [],
  paths: new Map(),
  searchPath: ["public"],
  ...readTexts([{ name: "to.sql", text }]),
});

/** Runs SQL text as psql would. */
export async function runText(session: Session, text: string): Promise<void> {
  await session.execute("SET search_path = public");
  const { texts, diagnostics } = readTexts([{ name: "text", text }]);
  if (diagnostics.length > 0 && texts.flat().length === 0) throw new Error(JSON.stringify(diagnostics));
  for (const statement of texts.flat()) await session.execute(statement.text);
  await session.execute("SET search_path = ''");
}

/** INSERT and the like, which no source takes. */
async function runRows(session: Session, text: string): Promise<void> {
  for (const statement of text.split(/;\s*(?:\n|$)/)) if (statement.trim() !== "") await session.execute(statement);
}

/** Plans from what is there to the text; whatever is not declared goes, but for what nobody owns. */
async function planTo(
  session: Session,
  text: string,
  options: Pick<CaseOptions, "typeChange" | "moves">,
  isOwned: (object: Obj) => boolean,
): Promise<Prepared> {
  const live = await readCatalog(session);
  const request = {
    live,
    source: sourceOf(text),
    staysUndeclared: (object: Obj) => !isOwned(object),
    unsaid: "applier" as const,
    options: {
      version: session.version,
      allow: options.moves === "rows" ? ["*", "moves-rows:*"] : ["*"],
      typeChange: options.typeChange,
    },
  };
  return prepare(request, await sharedShadow());
}

/** Proves one case on one server, there and back; gives what is wrong. */
export async function prove(version: number, what: Case): Promise<readonly Failure[]> {
  const database = await freshDatabase(version);
  const session = await open({ url: database.url });
  try {
    await runText(session, `${what.from}\n;\n${what.standingBy}`);
    const before = what.options.back === "none" ? "" : await dump(database.url);
    const isOwned = what.kept === undefined ? () => true : await ownerOf(session);
    await runRows(session, what.rows);
    const wanted = await dumpOf(version, what);
    const forward = await proveDirection(session, database.url, what, "forward", wanted, isOwned);
    if (
      what.options.back === "none" ||
      what.kept !== undefined ||
      what.options.refused !== undefined ||
      forward.some(isFatal)
    )
      return forward;
    if (what.options.back === "emptied") await empty(session);
    return [...forward, ...(await proveDirection(session, database.url, what, "back", before, isOwned))];
  } finally {
    await session.close();
    await database.drop();
  }
}

/** Owned is what is there now. */
async function ownerOf(session: Session): Promise<(object: Obj) => boolean> {
  const owned = new Set([...(await readCatalog(session)).objects.values()].map(({ rows }) => rows[0]));
  return ({ rows }) => owned.has(rows[0]);
}

const isFatal = ({ check }: Failure): boolean => check === "error" || check === "apply" || check === "refused";

const dump = async (url: string): Promise<string> => normalise(await dumpSchema(url));

/** The dump of a database that was made as `to` says. */
async function dumpOf(version: number, { to, standingBy, kept, options }: Case): Promise<string> {
  if (options.refused !== undefined) return "";
  const database = await freshDatabase(version);
  const session = await open({ url: database.url });
  try {
    await runText(session, `${to}\n;\n${standingBy}`);
    await runRows(session, kept ?? "");
    return await dump(database.url);
  } finally {
    await session.close();
    await database.drop();
  }
}

async function proveDirection(
  session: Session,
  url: string,
  what: Case,
  direction: Direction,
  wantedDump: string,
  isOwned: (object: Obj) => boolean,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const fail = (check: Check, detail: string): readonly Failure[] => {
    failures.push({ direction, check, detail });
    return failures;
  };
  const text = direction === "forward" ? what.to : what.from;
  const prepared = await planTo(session, text, what.options, isOwned);
  const errors = errorsOf(prepared);
  const { refused } = what.options;
  if (refused !== undefined && direction === "forward") {
    if (!errors.some((error) => error.includes(refused)))
      fail("refused", `not refused: ${errors.join("\n") || "no error"}`);
    return failures;
  }
  if (prepared.proof.status !== "proven") fail("proof", `${prepared.proof.reason}`);
  if (errors.length > 0) return fail("error", errors.join("\n"));

  const contents = await contentsOf(session);
  const ran = await runPlan(prepared.plan, session);
  for (const detail of ran.locks) fail("locks", detail);
  for (const detail of ran.rewrites) fail("rewrites", detail);
  if (ran.failure !== undefined) return fail("apply", ran.failure);

  const lost = new Set(prepared.plan.statements.filter(({ loses }) => loses !== undefined).map(({ object }) => object));
  for (const { loses, takes, leaves = [] } of prepared.plan.statements) {
    if (loses !== undefined) for (const taken of takes) lost.add(taken);
    for (const left of leaves) lost.add(left);
  }
  for (const detail of damage(contents, await contentsOf(session), lost, prepared.renamed)) fail("rows", detail);
  const again = await planTo(session, text, what.options, isOwned);
  if (again.plan.statements.length > 0 || errorsOf(again).length > 0)
    fail("again", [...errorsOf(again), ...again.plan.statements.map(({ sql }) => sql.text)].join("\n"));
  const result = await dump(url);
  if (result !== wantedDump) fail("dump", linesOfOne(wantedDump, result).join("\n"));
  return failures;
}

/** Diagnostics, refusals of the plan, and findings that stop it. */
export const errorsOf = ({ diagnostics, plan }: Prepared): readonly string[] => [
  ...[...diagnostics, ...plan.refusals]
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail, sql }) => `${summary}\n    ${detail}${sql === undefined ? "" : `\n    ${sql.text}`}`),
  ...plan.statements.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ rule, object, message }) => `${rule}: ${object}: ${message}`),
  ),
];

async function empty(session: Session): Promise<void> {
  const { tables } = await contentsOf(session);
  if (tables.size === 0) return;
  const names = [...tables.values()].map(
    ({ schema, name }) => `"${schema.replaceAll('"', '""')}"."${name.replaceAll('"', '""')}"`,
  );
  await session.execute(`TRUNCATE ${names.join(", ")}`);
}
