/**
 * Owns libpq's connection service file (manual, 34.17): where it is and what a section of it says.
 * Must not know what the parameters do.
 */
import { join } from "node:path";
import type { LocalFiles } from "./local-files.ts";
import type { Parameters } from "./url.ts";

/**
 * The parameters of service `name`: from `explicit` (PGSERVICEFILE), else the user's file, else the system's in
 * `systemDirectory` (PGSYSCONFDIR); or, as text, which files were searched in vain.
 */
export function readService(
  name: string,
  files: LocalFiles,
  explicit: string | undefined,
  systemDirectory: string | undefined,
): Parameters | string {
  const searched = [
    explicit ?? files.paths.serviceFile,
    ...(systemDirectory === undefined ? [] : [join(systemDirectory, "pg_service.conf")]),
  ];
  for (const path of searched) {
    const found = section(files.read(path) ?? "", name);
    if (found !== undefined) return found;
  }
  return searched.map((path) => `${path} (${files.read(path) !== undefined ? "read" : "not there"})`).join(", ");
}

function section(text: string, name: string): Parameters | undefined {
  let found: Record<string, string> | undefined;
  for (const written of text.split(/\r?\n/)) {
    const line = written.trim();
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      if (found !== undefined) return found;
      if (line === `[${name}]`) found = {};
    } else if (found !== undefined) {
      const equals = line.indexOf("=");
      // As in libpq, the first of two equal keywords counts.
      if (equals > 0) found[line.slice(0, equals).trim()] ??= line.slice(equals + 1).trim();
    }
  }
  return found;
}
