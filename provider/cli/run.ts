/**
 * Owns what a command makes: it is run on a shadow, which is then read, if what is in it can be trusted.
 * Must not know what the command is, nor how the catalog is printed.
 */
import type { Catalog } from "../engine/catalog/catalog.ts";
import { tellOwners } from "../engine/desired/emptied.ts";
import { warning } from "../engine/diagnostic.ts";
import { readCatalog } from "../engine/introspect/read.ts";
import { printVersion } from "../engine/plan/script.ts";
import { type Served, type ServedAddress, serveShadow } from "../engine/shadow/served/served.ts";
import { type Ending, runChild } from "./child.ts";
import { exit, failed, Stop } from "./exit.ts";
import { hostEnvironment } from "./host-environment.ts";
import { placeOfShadow } from "./options.ts";
import type { Terminal } from "./terminal.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the command, and reads what it has made. Throws Stop when it is not all of it. */
export async function catalogOfCommand(
  command: string,
  shadow: string | undefined,
  historySchema: string,
  terminal: Terminal,
): Promise<Catalog> {
  terminal.progress.now("starting the shadow");
  const served = await serveShadow({ ...placeOfShadow(shadow, undefined, terminal), signal: terminal.signal });
  try {
    const ending = await runChild(command, environmentOf(served.address, terminal.environment), terminal);
    if (terminal.signal.aborted) throw new Stop(exit.error, []);
    // A shadow that was lost is why the command failed.
    const session = await served.takeBack();
    judge(command, ending, served);
    await tellOwners(session);
    const catalog = await readCatalog(session, { without: [historySchema] });
    terminal.note(`made in PostgreSQL ${printVersion(catalog.version)} (${served.engine}): ${command}`);
    if (isEmpty(catalog))
      terminal.tell([warning("The command has made nothing", "The database is as empty as it was before.")]);
    return catalog;
  } finally {
    await served.close();
  }
}

/** Half of a schema must not pass for the whole: what is not in it would be dropped. */
function judge(command: string, ending: Ending, { connections, refusals }: Served): void {
  const refused = [...new Set(refusals)].map((refusal) => `- ${refusal}`);
  if (ending !== undefined)
    throw failed(
      `The command ${ending}`,
      [`${command}\nWhat it has made is not printed, for it may be half of it.`, ...because(refused)].join("\n"),
    );
  if (refused.length > 0)
    throw failed(
      "The command asked for what the shadow cannot do",
      [
        `${command}\nIt ended well, but what it has made may lack something, and is not printed.`,
        ...because(refused),
      ].join("\n"),
    );
  if (connections === 0)
    throw failed(
      "The command did not connect to the shadow",
      `${command}\nIt has worked elsewhere, or not at all. It must take its database from DATABASE_URL, or from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.`,
    );
}

const because = (refused: readonly string[]): readonly string[] =>
  refused.length === 0
    ? []
    : [
        "The shadow has refused:",
        ...refused,
        "With one connection, e.g. a pool of 1, nothing has to wait. A real server does all of it: --shadow <URL of an empty database>.",
      ];

/** What every new database has. */
const isEmpty = ({ objects, notModelled }: Catalog): boolean =>
  notModelled.length === 0 &&
  [...objects.keys()].every((address) => /^((comment|owner|privilege):)?schema:public(:.*)?$/.test(address));

/** Files with keys and certificates are for whatever server it is. */
const isOfConnection = (name: string): boolean => /^PG(?!SSL(ROOTCERT|CERT|KEY)$)[A-Z]+$/.test(name);

/** The person's environment, in which nothing leads to another database. */
function environmentOf(address: ServedAddress, environment: Environment): Environment {
  const { host, port, database, username, password, sslmode } = address;
  return {
    ...Object.fromEntries(Object.entries(hostEnvironment(environment)).filter(([name]) => !isOfConnection(name))),
    DATABASE_URL: urlOf(address),
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: username,
    PGPASSWORD: password,
    // libpq's default; some drivers take the word for "require".
    ...(sslmode === "prefer" ? {} : { PGSSLMODE: sslmode }),
  };
}

function urlOf({ host, port, database, username, password, sslmode }: ServedAddress): string {
  const login = [username, ...(password === undefined ? [] : [password])].map(encodeURIComponent).join(":");
  const isSocket = host.startsWith("/");
  const parameters = new URLSearchParams({
    ...(isSocket ? { host, port: String(port) } : {}),
    // Not every driver takes it here, and without it they do not encrypt, or prefer to.
    ...(["disable", "prefer"].includes(sslmode) ? {} : { sslmode }),
  });
  const place = isSocket ? "" : `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return `postgresql://${login}@${place}/${encodeURIComponent(database)}${parameters.size === 0 ? "" : `?${parameters}`}`;
}
