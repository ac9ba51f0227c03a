/**
 * Owns lists of names in the values of settings, such as search_path's: identifiers with commas between them, quoted as needed.
 * Must not know what the names stand for.
 */

/** Settings whose value is such a list (GUC_LIST_QUOTE): each name of it is written as a literal of its own. */
const lists = new Set([
  "local_preload_libraries",
  "search_path",
  "session_preload_libraries",
  "shared_preload_libraries",
  "temp_tablespaces",
  "unix_socket_directories",
]);

/** What SET writes behind TO: the names of a list, or the value as a whole. */
export function settingValues(setting: string, value: string): readonly string[] {
  if (!lists.has(setting.toLowerCase())) return [value];
  const names = [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]+))\s*(?:,|$)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? (bare as string).trim(),
  );
  return names.length === 0 ? [value] : names;
}
