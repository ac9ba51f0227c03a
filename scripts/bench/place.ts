/**
 * Owns the server, the databases and the terraform workspaces of one run of the bench, each made when first asked for.
 * Must not know what is measured.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { type Server, startServer } from "../../test/postgres.ts";
import { type Ran, Workspace, type WorkspaceOptions } from "../../test/terraform.ts";
import { sqlOf, structuredOf } from "./tables.ts";

/** How a schema is written: as the argument `sql` or as `tables`. */
export type Form = "sql" | "structured";

/** A schema that terraform applied, and the workspace that did. */
export interface Applied {
  readonly url: string;
  readonly workspace: Workspace;
  /** Writes a configuration in which this many tables have one column more. */
  write(changed: number): void;
}

const resource = (body: object): string =>
  JSON.stringify({
    terraform: { required_providers: { schemata: { source: "schemata/schemata" } } },
    resource: { schemata_postgres_schema: { app: { name: "app", deletion_protection: false, ...body } } },
  });

function environmentOf(url: string): Readonly<Record<string, string>> {
  const { hostname, port, username, pathname } = new URL(url);
  return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: pathname.slice(1) };
}

/** As the documentation says it: SQL is in files. Terraform parses strings in its own files as templates, 650 kB in 1.5 s. */
const fromFiles = `\${{ for f in fileset(path.module, "sql/*.sql") : f => file("\${path.module}/\${f}") }}`;

const filesOf = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`sql/${name}`, text]));

export class Place implements AsyncDisposable {
  #server: Promise<Server> | undefined;
  readonly #workspaces: Workspace[] = [];
  readonly #made = new Map<string, Promise<unknown>>();

  server(): Promise<Server> {
    this.#server ??= startServer(15);
    return this.#server;
  }

  /** A database with the tables in the schema `app`, made by psql's road: nothing of ours took part. */
  database(tables: number): Promise<string> {
    const texts = Object.values(sqlOf(tables)).map((text) => `SET search_path = app;\n${text}`);
    return this.filled(`${tables} tables`, ["CREATE SCHEMA app", ...texts]);
  }

  /** A database in which these texts were run. */
  filled(what: string, texts: readonly string[]): Promise<string> {
    return this.#once(`database of ${what}`, async () => {
      const url = await this.#create();
      for (const text of texts) await query(url, text);
      return url;
    });
  }

  /** A schema that terraform made, with its state. */
  applied(tables: number, form: Form): Promise<Applied> {
    return this.#once(`applied ${tables} ${form}`, async () => {
      const url = await this.#create();
      const workspace = this.#workspace({ env: environmentOf(url) });
      const write = (changed: number): void =>
        workspace.write(
          form === "sql"
            ? { "main.tf.json": resource({ sql: fromFiles }), ...filesOf(sqlOf(tables, changed)) }
            : { "main.tf.json": resource({ tables: structuredOf(tables) }) },
        );
      write(0);
      succeeded(await workspace.init());
      succeeded(await workspace.apply());
      return { url, workspace, write };
    });
  }

  /** A workspace with `terraform_data` alone, which holds `value`. */
  data(name: string, value: unknown): Promise<Workspace> {
    return this.#once(`data ${name}`, async () => {
      const workspace = this.#workspace({});
      workspace.write({ "main.tf.json": JSON.stringify({ resource: { terraform_data: { one: { input: value } } } }) });
      succeeded(await workspace.init());
      succeeded(await workspace.apply());
      return workspace;
    });
  }

  /** One table, and a resource of another provider, each applied by what the mirror has. */
  async fromMirror(mirror: string, other: object): Promise<Readonly<Record<"own" | "other", Workspace>>> {
    const own = this.#workspace({ mirror, env: environmentOf(await this.#create()) });
    own.write({ "main.tf.json": resource({ sql: fromFiles }), ...filesOf(sqlOf(1)) });
    const others = this.#workspace({ mirror });
    others.write({ "main.tf.json": JSON.stringify(other) });
    for (const workspace of [own, others]) {
      succeeded(await workspace.init());
      succeeded(await workspace.apply());
    }
    return { own, other: others };
  }

  #workspace(options: Pick<WorkspaceOptions, "env" | "mirror">): Workspace {
    const workspace = new Workspace("terraform", { ...options, limit: 600_000, detached: true });
    this.#workspaces.push(workspace);
    return workspace;
  }

  async #create(): Promise<string> {
    const { url } = await this.server();
    const name = `bench_${randomBytes(4).toString("hex")}`;
    await query(url, `CREATE DATABASE ${name}`);
    return Object.assign(new URL(url), { pathname: `/${name}` }).href;
  }

  #once<T>(what: string, make: () => Promise<T>): Promise<T> {
    const made = (this.#made.get(what) as Promise<T> | undefined) ?? make();
    this.#made.set(what, made);
    return made;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const workspace of this.#workspaces) await workspace.remove();
    await (await this.#server?.catch(() => undefined))?.stop();
  }
}

/** Runs SQL; the rows of its last statement. */
async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text);
    return [result].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** What is really there, so that nothing is measured on an empty schema. */
export async function countObjects(url: string, schemas: readonly string[] = ["app"]): Promise<string> {
  const all = `ARRAY[${schemas.map((schema) => `'${schema}'`).join(", ")}]::regnamespace[]`;
  const [row] = await query(
    url,
    `SELECT format('%s tables, %s columns, %s indexes, %s foreign keys',
       (SELECT count(*) FROM pg_class WHERE relnamespace = ANY (${all}) AND relkind = 'r'),
       (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = ANY (${all}) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped),
       (SELECT count(*) FROM pg_class WHERE relnamespace = ANY (${all}) AND relkind = 'i'),
       (SELECT count(*) FROM pg_constraint WHERE connamespace = ANY (${all}) AND contype = 'f')) AS text`,
  );
  return String(row?.text);
}

/** Plans, and throws unless there is nothing to do. */
export async function planNothing(workspace: Workspace): Promise<void> {
  const { code, stdout, stderr } = await workspace.run("plan", "-no-color", "-detailed-exitcode");
  if (code !== 0) throw new Error(`this plan should have no changes:\n${stdout}${stderr}`);
}

/** Throws what terraform said if it failed. */
export function succeeded(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(`terraform failed:\n${ran.stdout}${ran.stderr}`);
  return ran;
}
