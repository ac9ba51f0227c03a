/**
 * Owns the order in which items run in the shadow: in rounds. What fails because something is missing waits for the next round,
 * until a round gets nowhere.
 * Must not know what the items are for, nor what is said of a failure.
 */
import type { DatabaseError } from "../db/session.ts";
import type { Shadow, StatementResult } from "../shadow/shadow.ts";
import { setsOwner } from "../sql/names.ts";
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
      if (role !== undefined && shadow.engine !== "embedded" && setsOwner(item.text)) {
        // Roles belong to the cluster, and this one is somebody's: none is made there. Owners are not managed.
        worked = true;
        continue;
      }
      if (role !== undefined && shadow.engine === "embedded" && !roles.has(role)) {
        // Roles belong to the cluster, not to a schema: the embedded shadow has whatever the text names.
        roles.add(role);
        await shadow.run([`CREATE ROLE ${identifier(role).text}`]);
        worked = true;
      }
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
 * Runs statements in their order until one fails. The embedded shadow has whatever roles they name, as in rounds: a desired catalog
 * may name one that a copy of the current one does not.
 */
export async function runInOrder(texts: readonly string[], shadow: Shadow): Promise<readonly StatementResult[]> {
  const done: StatementResult[] = [];
  const roles = new Set<string>();
  for (;;) {
    const results = await shadow.run(texts.slice(done.length), { stopAtError: true });
    const last = results.at(-1);
    const role = last === undefined || last.ok ? undefined : missingRole(last.error);
    if (role === undefined || shadow.engine !== "embedded" || roles.has(role)) return [...done, ...results];
    roles.add(role);
    await shadow.run([`CREATE ROLE ${identifier(role).text}`]);
    done.push(...results.slice(0, -1));
  }
}

/** The role that a statement misses: roles belong to the cluster, and no schema makes them. */
export const missingRole = (reason: DatabaseError): string | undefined =>
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
