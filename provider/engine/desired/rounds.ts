/**
 * Owns the order in which items run in the shadow: in rounds. What fails because something is missing waits for the next round,
 * until a round gets nowhere.
 * Must not know what the items are for, nor what is said of a failure.
 */
import { withUsualPath } from "../db/search-path.ts";
import type { DatabaseError } from "../db/session.ts";
import { settingsStatement } from "../db/session-start.ts";
import type { Shadow, StatementResult } from "../shadow/shadow.ts";
import { forWhatComes, setsOwner } from "../sql/names.ts";
import { identifier } from "../sql/sql.ts";
import type { Failed, Item } from "./item.ts";

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
/** Whether another item may make what this failure misses. */
export const isMissing = ({ sqlstate }: DatabaseError): boolean => missing.has(sqlstate);

/**
 * Runs items until a round gets nowhere; returns what is left, and why. Throws ShadowLost.
 */
export async function runInRounds(items: readonly Item[], shadow: Shadow): Promise<readonly Failed[]> {
  let waiting = items;
  let failed: Failed[] = [];
  const final: Failed[] = [];
  const made = new Set<string>();
  if (shadow.engine === "embedded") await makeRolesFor(items, shadow);
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
      if (role !== undefined && shadow.engine !== "embedded" && setsOwner(item.text)) {
        // Roles belong to the cluster, and this one is somebody's: none is made there. Who owns what is not told then.
        worked = true;
        continue;
      }
      if (await standIn(result.error, made, shadow)) worked = true;
      const { otherwise, ...only } = item;
      if (otherwise !== undefined && !isMissing(result.error)) {
        failed.push({ item: { ...only, text: otherwise }, error: result.error });
        worked = true;
      } else if (isMissing(result.error)) failed.push({ item, error: result.error });
      else final.push({ item, error: result.error });
    }
    if (!worked) break;
    waiting = failed.map(({ item }) => item);
  }
  return [...final, ...failed];
}

/**
 * What holds for what comes after it cannot wait for a next round: default privileges find their roles there. Of the words of such a
 * statement those that are none are made in vain, which nobody sees.
 */
async function makeRolesFor(items: readonly Item[], shadow: Shadow): Promise<void> {
  const names = new Set<string>();
  for (const { text } of items) {
    for (const word of forWhatComes(text)) names.add(word);
  }
  if (names.size > 0) await shadow.run([...names].map((name) => `CREATE ROLE ${identifier(name).text}`));
}

/**
 * Runs statements in their order until one fails. The embedded shadow has whatever roles they name, as in rounds: a desired catalog
 * may name one that a copy of the current one does not. `searchPath`: where unqualified names were declared.
 */
export const runInOrder = (
  texts: readonly string[],
  shadow: Shadow,
  searchPath: readonly string[],
): Promise<readonly StatementResult[]> =>
  withUsualPath(shadow.session(), searchPath, () => untilOneFails(texts, shadow));

async function untilOneFails(texts: readonly string[], shadow: Shadow): Promise<readonly StatementResult[]> {
  const done: StatementResult[] = [];
  const made = new Set<string>();
  for (;;) {
    const results = await shadow.run(texts.slice(done.length), { stopAtError: true });
    const last = results.at(-1);
    if (last === undefined || last.ok || !(await standIn(last.error, made, shadow))) return [...done, ...results];
    done.push(...results.slice(0, -1));
  }
}

/**
 * Makes in the embedded shadow what no schema makes and a statement names: a role, or a procedural language that is not there, which
 * takes any body then. That language is a member of an extension, as it is where it comes from. False: nothing was to be made.
 */
async function standIn(reason: DatabaseError, made: Set<string>, shadow: Shadow): Promise<boolean> {
  if (shadow.engine !== "embedded" || reason.sqlstate !== "42704" || made.has(reason.message)) return false;
  const role = missingRole(reason);
  const language = /^language "(.*)" does not exist$/s.exec(reason.message)?.[1];
  if (role === undefined && language === undefined) return false;
  made.add(reason.message);
  if (role !== undefined) await shadow.run([`CREATE ROLE ${identifier(role).text}`]);
  if (language !== undefined) {
    const name = identifier(language).text;
    await shadow.run([
      `CREATE LANGUAGE ${name} HANDLER pg_catalog.plpgsql_call_handler`,
      `ALTER EXTENSION plpgsql ADD LANGUAGE ${name}`,
    ]);
  }
  return true;
}

/** The role that a statement misses: roles belong to the cluster, and no schema makes them. */
export const missingRole = (reason: DatabaseError): string | undefined =>
  reason.sqlstate === "42704" ? /^role "(.*)" does not exist$/s.exec(reason.message)?.[1] : undefined;

/** One round; results in the order of the items. Settings and search_path are set where they change. */
async function runRound(items: readonly Item[], shadow: Shadow): Promise<readonly (StatementResult | undefined)[]> {
  const texts: string[] = [];
  const places: number[] = [];
  let path: string | undefined;
  let settings: readonly string[] | undefined;
  for (const item of items) {
    if (item.settings !== settings) {
      texts.push(settingsStatement(), ...(item.settings ?? []));
      [settings, path] = [item.settings, undefined];
    }
    if (item.searchPath !== path) {
      texts.push(`SET search_path = ${item.searchPath}`);
      path = item.searchPath;
    }
    places.push(texts.push(item.text) - 1);
  }
  if (settings !== undefined) texts.push(settingsStatement());
  const results = await shadow.run(texts);
  return places.map((place) => results[place]);
}
