/**
 * Owns the fixtures: what one release wrote (state with private state, plan JSON, history), made and put in place again.
 * Must not know what a later version has to do with them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../architecture/source.ts";
import { dumpSchema } from "../pg-dump.ts";
import { onDatabase, type TestDatabase } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";
import { type Arguments, declared, flat } from "./declared.ts";

const directory = join(root, "test/acceptance/fixtures");

/** The releases whose fixtures are kept, by version. */
export const releases = (): readonly string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export const fixture = (release: string, file: string): string => readFileSync(join(directory, release, file), "utf8");

/** What each release applied; the update is what its plan JSON is about. */
const applied: Arguments = {
  comment: "Kept as a fixture",
  tables: {
    orgs: {
      columns: { id: { type: "bigint", identity: "always" }, name: { type: "varchar(80)", nullable: false } },
      column_order: ["id", "name"],
      primary_key: { columns: ["id"] },
      indexes: { orgs_name_idx: { columns: ["lower(name) DESC"], where: "id > 0" } },
    },
    users: {
      columns: {
        id: { type: "int8", identity: "by default" },
        org: { type: "bigint", nullable: false },
        email: { type: "text", comment: "Checked", options: { collation: '"C"' } },
        tags: { type: "text[]", default: "'{}'" },
        domain: { type: "text", generated: "split_part(email, '@', 2)" },
      },
      primary_key: { columns: ["id"] },
      uniques: { users_email_key: { columns: ["email"], deferrable: "initially deferred" } },
      checks: { users_email_check: { expression: "email LIKE '%@%'" } },
      foreign_keys: {
        users_org_fkey: { columns: ["org"], references: { table: "orgs", columns: ["id"] }, on_delete: "cascade" },
      },
    },
  },
  sequences: { numbers: { type: "bigint", start: 10, owned_by: "users.id" } },
  views: { emails: { definition: "SELECT email FROM users", comment: "For mailings" } },
  sql: { "log.sql": "CREATE TABLE log (at timestamptz DEFAULT now(), line text);\nCREATE INDEX ON log (at);" },
};

/** The configuration of the fixture, and the update of it; the server comes from the environment. */
const before = declared({}, applied);
export const after = declared({}, { ...applied, sequences: { numbers: { type: "bigint", start: 20 } } });

/** A workspace whose commands use this database. */
function at(database: TestDatabase): Promise<Workspace> {
  const { hostname, port } = new URL(database.url);
  return workspace(before, {
    env: { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGDATABASE: database.name, SCHEMATA_ACTOR: "fixture" },
  });
}

/** Makes the fixtures of this version from an empty database. */
export async function writeFixtures(release: string, database: TestDatabase): Promise<void> {
  await using opened = await at(database);
  const ran = [await opened.apply()];
  opened.write(after);
  ran.push(await opened.plan());
  const failed = ran.find(({ code }) => code !== 0);
  if (failed !== undefined) throw new Error(flat(failed));
  const to = join(directory, release);
  mkdirSync(to, { recursive: true });
  const write = (file: string, text: string): void => writeFileSync(join(to, file), text);
  write("main.tf.json", before["main.tf.json"] as string);
  write("state.json", readFileSync(join(opened.directory, "terraform.tfstate"), "utf8"));
  write("plan.json", `${JSON.stringify(await opened.showPlan(), null, 1)}\n`);
  write("database.sql", await script(database));
}

/** The schema as pg_dump writes it, and the rows of the history. */
async function script({ url }: TestDatabase): Promise<string> {
  const schema = await dumpSchema(url, { schemas: ["app", "schemata"] });
  const rows = await Promise.all(
    ["layout", "plan", "step"].map(async (table) => {
      const [row] = await onDatabase(url, `SELECT json_agg(t)::text AS rows FROM schemata.${table} t`);
      const text = String(row?.rows).replaceAll("'", "''");
      return `INSERT INTO schemata.${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::schemata.${table}, '${text}');`;
    }),
  );
  return `${schema.replaceAll(/^\\.*\n/gm, "")}\n${rows.join("\n")}
SELECT setval('schemata.plan_id_seq', (SELECT max(id) FROM schemata.plan));\n`;
}

/** The database and the state as that release left them. */
export async function restore(release: string, database: TestDatabase): Promise<Workspace> {
  await onDatabase(database.url, fixture(release, "database.sql"));
  const opened = await at(database);
  opened.write({
    "main.tf.json": fixture(release, "main.tf.json"),
    "terraform.tfstate": fixture(release, "state.json"),
  });
  return opened;
}

export const hasFixtures = (release: string): boolean =>
  ["main.tf.json", "state.json", "plan.json", "database.sql"].every((file) =>
    existsSync(join(directory, release, file)),
  );
