/**
 * Owns what libpq takes from the machine it runs on: files with their permissions, the home directory, the user's name.
 * Must not know what the files say.
 */
import { readFileSync, statSync } from "node:fs";
import { homedir, platform, userInfo } from "node:os";
import { join } from "node:path";

/** Injected into `readSettings`, so that it stays a function of its arguments. */
export interface LocalFiles {
  /** The text of a regular file; undefined when it is missing or unreadable. */
  read(path: string): string | undefined;
  /** Permission bits and owner (`root`) of what is there; undefined when nothing is, or where permissions mean nothing. */
  permissions(path: string): { readonly bits: number; readonly root: boolean } | undefined;
  exists(path: string): boolean;
  /** Where libpq keeps a user's files: ~/.postgresql, ~/.pgpass, ~/.pg_service.conf (on Windows in %APPDATA%). */
  readonly paths: {
    readonly passfile: string;
    readonly serviceFile: string;
    readonly rootCertificate: string;
    readonly certificate: string;
    readonly key: string;
  };
  /** The operating system's user: libpq's default role name. */
  readonly user: string | undefined;
  /** Directories in which a server listens by default; the builders of PostgreSQL differ (manual, 34.1.2 "host"). */
  readonly socketDirectories: readonly string[];
}

const windows = platform() === "win32";

export function localFiles(): LocalFiles {
  const home = windows ? join(process.env.APPDATA ?? homeDirectory(), "postgresql") : homeDirectory();
  const certificates = windows ? home : join(home, ".postgresql");
  return {
    read(path) {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return undefined;
      }
    },
    permissions(path) {
      if (windows) return undefined;
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? undefined : { bits: found.mode & 0o777, root: found.uid === 0 };
    },
    exists: (path) => statSync(path, { throwIfNoEntry: false }) !== undefined,
    paths: {
      passfile: windows ? join(home, "pgpass.conf") : join(home, ".pgpass"),
      serviceFile: join(home, ".pg_service.conf"),
      rootCertificate: join(certificates, "root.crt"),
      certificate: join(certificates, "postgresql.crt"),
      key: join(certificates, "postgresql.key"),
    },
    user: userName(),
    socketDirectories: windows ? [] : ["/var/run/postgresql", "/tmp"],
  };
}

/** Where the user has no home, files of his are nowhere: homedir() throws without HOME and an entry in the password database. */
function homeDirectory(): string {
  try {
    return homedir();
  } catch {
    return "/nonexistent";
  }
}

/** userInfo() throws where the user id has no entry in the password database, as in many containers. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
