/**
 * Owns the tables of the history: their DDL, their version, and the rights that they take.
 * Must not know what an apply does. A later version of the layout migrates here.
 */
import type { Connection } from "../db/connection.ts";
import { DatabaseError, type Session } from "../db/session.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { identifier, integer, literal, qualified, type Sql, sql } from "../sql/sql.ts";

/** Grows with every change of the tables. */
const layoutVersion = 1;

const tables = ["layout", "plan", "step"] as const;

/** Whether this is the name of one of its tables. */
export const isOfHistory = (name: string): boolean => tables.some((table) => table === name);

/** In a new schema, one transaction. `layout` has one row. */
const creation = (schema: string, schemaExists: boolean): readonly Sql[] => [
  ...(schemaExists
    ? []
    : [
        sql`CREATE SCHEMA ${identifier(schema)}`,
        sql`COMMENT ON SCHEMA ${identifier(schema)} IS ${literal("History of schema changes, written by Schemata; rows are chained by hash")}`,
      ]),
  sql`CREATE TABLE ${qualified(schema, "layout")} (version integer NOT NULL)`,
  sql`INSERT INTO ${qualified(schema, "layout")} (version) VALUES (${integer(layoutVersion)})`,
  sql`CREATE TABLE ${qualified(schema, "plan")} (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id text NOT NULL,
    resource text,
    actor text,
    db_user text NOT NULL,
    run jsonb,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    outcome text NOT NULL CHECK (outcome IN ('running', 'applied', 'failed', 'refused')),
    shadow jsonb,
    proof jsonb,
    approvals jsonb,
    catalog_before bytea,
    error text,
    previous text NOT NULL,
    hash text NOT NULL
  )`,
  sql`CREATE TABLE ${qualified(schema, "step")} (
    plan bigint NOT NULL REFERENCES ${qualified(schema, "plan")} (id),
    position integer NOT NULL,
    sql text NOT NULL,
    locks jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    attempts integer NOT NULL,
    outcome text NOT NULL,
    progress jsonb,
    error text,
    PRIMARY KEY (plan, position)
  )`,
];

interface State {
  readonly schema: boolean;
  readonly mayCreateSchema: boolean;
  readonly mayUse: boolean | null;
  readonly mayCreate: boolean | null;
  /** Tables of ours that exist, with whether all of SELECT, INSERT and UPDATE are allowed. */
  readonly tables: Readonly<Record<string, boolean>> | null;
}

const stateQuery = (schema: string): Sql => sql`
  SELECT n.oid IS NOT NULL AS schema,
         pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS "mayCreateSchema",
         pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS "mayUse",
         pg_catalog.has_schema_privilege(n.oid, 'CREATE') AS "mayCreate",
         (SELECT pg_catalog.json_object_agg(c.relname,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT')
                   AND pg_catalog.has_table_privilege(c.oid, 'INSERT')
                   AND pg_catalog.has_table_privilege(c.oid, 'UPDATE'))
            FROM pg_catalog.pg_class AS c
           WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') AND c.relname IN ('layout', 'plan', 'step')) AS tables
    FROM (SELECT) AS one
    LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = ${literal(schema)}`;

/**
 * Whether the history can be written, before anything is: creates the tables when they are missing. The caller holds the
 * advisory lock. A diagnostic names the GRANT that is missing, or says that a newer version wrote the history.
 */
export async function prepareLayout(session: Connection, schema: string): Promise<readonly Diagnostic[]> {
  const [state] = await session.rows<State>(stateQuery(schema).text);
  const user = identifier(session.identity.currentUser);
  const found = Object.keys(state!.tables ?? {});
  if (!state!.schema && !state!.mayCreateSchema)
    return [
      missingRight(
        schema,
        session,
        [
          sql`CREATE SCHEMA ${identifier(schema)} AUTHORIZATION ${user}`,
          sql`GRANT CREATE ON DATABASE ${identifier(session.identity.database)} TO ${user}`,
        ],
        "either ",
      ),
    ];
  if (state!.schema && (state!.mayUse !== true || (found.length === 0 && state!.mayCreate !== true)))
    return [missingRight(schema, session, [sql`GRANT USAGE, CREATE ON SCHEMA ${identifier(schema)} TO ${user}`])];
  if (found.length === 0) return create(session, schema, state!.schema);
  if (found.length < tables.length) return [notOurs(schema, found)];
  if (tables.some((table) => state!.tables?.[table] === false))
    return [
      missingRight(schema, session, [
        sql`GRANT SELECT, INSERT, UPDATE ON ${qualified(schema, "layout")}, ${qualified(schema, "plan")}, ${qualified(schema, "step")} TO ${user}`,
      ]),
    ];
  return checkVersion(session, schema);
}

async function create(session: Connection, schema: string, schemaExists: boolean): Promise<readonly Diagnostic[]> {
  try {
    await session.execute("BEGIN");
    for (const statement of creation(schema, schemaExists)) await session.execute(statement.text);
    await session.execute("COMMIT");
    return [];
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    await session.execute("ROLLBACK").catch(() => undefined);
    return [
      error(
        `The history schema ${JSON.stringify(schema)} cannot be created`,
        `${failure.message} (SQLSTATE ${failure.sqlstate}). Nothing was changed.`,
        {
          path: [{ attribute: "history_schema" }],
        },
      ),
    ];
  }
}

async function checkVersion(session: Session, schema: string): Promise<readonly Diagnostic[]> {
  const versions = await session.rows<{ version: number }>(
    sql`SELECT version FROM ${qualified(schema, "layout")}`.text,
  );
  const version = versions[0]?.version;
  if (versions.length !== 1 || version === undefined) return [notOurs(schema, [...tables])];
  if (version <= layoutVersion) return [];
  return [
    error(
      `The history in schema ${JSON.stringify(schema)} is from a newer version of Schemata`,
      `Its layout is ${version}; this version knows layouts up to ${layoutVersion}. Nothing was changed. Use the newer version, as the other applies do.`,
      { path: [{ attribute: "history_schema" }] },
    ),
  ];
}

const missingRight = (schema: string, session: Connection, statements: readonly Sql[], before = ""): Diagnostic =>
  error(
    `User ${JSON.stringify(session.identity.currentUser)} may not write the history in schema ${JSON.stringify(schema)}`,
    `Every apply is recorded in the database it changes. Nothing was changed. Let an administrator run ${before}${statements.map((statement) => statement.text).join("; or ")}`,
    { path: [{ attribute: "history_schema" }] },
  );

const notOurs = (schema: string, found: readonly string[]): Diagnostic =>
  error(
    `Schema ${JSON.stringify(schema)} is not a history of Schemata`,
    `It has ${found.length === 1 ? "a table" : "tables"} named ${found.join(", ")}, but not all of ${tables.join(", ")} as they should be. Nothing was changed. Choose another name with history_schema.`,
    { path: [{ attribute: "history_schema" }] },
  );
