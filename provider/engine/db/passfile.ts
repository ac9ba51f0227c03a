/**
 * Owns libpq's password file (manual, 34.16): its format, its matching and its rule on permissions.
 * Must not know where else a password may come from. Its messages never show a line of the file.
 */
import { type Diagnostic, warning } from "../diagnostic.ts";
import type { LocalFiles } from "./local-files.ts";

/** What a line is compared with; `host` is "localhost" for a socket in a default directory. */
export interface PasswordKey {
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly username: string;
}

/** The password of the first line that fits; a file that others can read is ignored with a warning, as libpq does. */
export function passwordFromFile(
  path: string,
  key: PasswordKey,
  files: LocalFiles,
): { readonly password?: string; readonly diagnostics: readonly Diagnostic[] } {
  const text = files.read(path);
  if (text === undefined) return { diagnostics: [] };
  const permissions = files.permissions(path);
  if (permissions !== undefined && (permissions.bits & 0o077) !== 0)
    return {
      diagnostics: [
        warning(
          `Password file ${path} is ignored`,
          `Its group or others can read or write it (mode 0${permissions.bits.toString(8)}). As for libpq, its permissions have to be u=rw (0600) or less: chmod 0600 ${path}`,
          { path: [{ attribute: "password" }] },
        ),
      ],
    };
  for (const line of text.split(/\r?\n/)) {
    if (line === "" || line.startsWith("#")) continue;
    const fields = splitLine(line);
    const wanted = [key.host, key.port, key.database, key.username];
    const password = fields[4];
    if (password === undefined) continue;
    if (wanted.every((value, index) => fields[index]!.raw === "*" || fields[index]!.text === value))
      return password.text === "" ? { diagnostics: [] } : { password: password.text, diagnostics: [] };
  }
  return { diagnostics: [] };
}

interface Field {
  readonly text: string;
  /** As written, so that an escaped star is none. */
  readonly raw: string;
}

/** Splits at colons; a backslash makes the next character an ordinary one. */
function splitLine(line: string): readonly Field[] {
  const fields: Field[] = [];
  let text = "";
  let raw = "";
  for (let index = 0; index <= line.length; index++) {
    const character = line[index];
    if (character === undefined || character === ":") {
      fields.push({ text, raw });
      text = "";
      raw = "";
    } else if (character === "\\" && index + 1 < line.length) {
      index++;
      text += line[index];
      raw += character + line[index];
    } else {
      text += character;
      raw += character;
    }
  }
  return fields;
}
