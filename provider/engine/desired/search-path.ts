/**
 * Owns the search_path that is in force where a statement of a text stands, as PostgreSQL has it.
 * Must not know what is declared, nor what else a text sets.
 */
import { settingsStatement } from "../db/session-start.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { settingValues } from "../sql/setting-list.ts";
import { quoteIdentifier } from "../sql/sql.ts";
import type { SourceStatement } from "./source.ts";

/** A list of schemas as SET takes it. */
export const pathSaid = (schemas: readonly string[]): string =>
  schemas.length === 0 ? "''" : schemas.map(quoteIdentifier).join(", ");

/** As SET takes it; `otherwise`, which is in force where no text says anything, after RESET, too. */
export async function pathInForce(shadow: Shadow, otherwise: string): Promise<string> {
  const [now] = await shadow
    .session()
    .rows<{ path: string; said: boolean }>(
      "SELECT s.setting AS path, s.source = 'session' AS said FROM pg_catalog.pg_settings s WHERE s.name = 'search_path'",
    );
  return now?.said !== true ? otherwise : now.path === "" ? "''" : now.path;
}

/** The names of a path that SET takes. */
export const schemasOf = (path: string): readonly string[] => (path === "''" ? [] : settingValues("search_path", path));

/**
 * The schemas, by statement of a text, in order. What the text sets is run in the shadow for that, and taken back; what fails there is
 * told by whoever elaborates the text. Throws ShadowLost.
 */
export async function pathsOf(
  statements: readonly SourceStatement[],
  searchPath: readonly string[],
  shadow: Shadow,
): Promise<readonly (readonly string[])[]> {
  const otherwise = pathSaid(searchPath);
  let path = otherwise;
  const paths: (readonly string[])[] = [];
  for (const { session, text } of statements) {
    if (session) {
      if (path === otherwise) await shadow.session().execute(`SET search_path = ${otherwise}`);
      await shadow.run([text]);
      path = await pathInForce(shadow, otherwise);
    }
    paths.push(schemasOf(path));
  }
  if (statements.some(({ session }) => session)) await shadow.session().execute(settingsStatement());
  return paths;
}
