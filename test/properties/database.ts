/**
 * Owns one real database of a property run: its session, its catalog, its dump, and the running of plans in it.
 * Must not know how schemas are generated.
 */
import type { Catalog } from "../../provider/engine/catalog/catalog.ts";
import type { Connection } from "../../provider/engine/db/connection.ts";
import { withUsualPath } from "../../provider/engine/db/search-path.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { atOnce } from "../../provider/engine/plan/batches.ts";
import type { StatementPlan } from "../../provider/engine/plan/plan.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { freshDatabase } from "../servers.ts";

/** A statement that failed. */
export class StatementFailed extends Error {
  constructor(
    readonly statement: string,
    readonly sqlstate: string,
    message: string,
  ) {
    super(`${statement}\n  ${sqlstate}: ${message}`);
    this.name = "StatementFailed";
  }
}

export interface RealDatabase extends AsyncDisposable {
  readonly session: Connection;
  read(): Promise<Catalog>;
  dump(): Promise<string>;
  /** Without the names of identities' sequences, which PostgreSQL chooses once and keeps when the table is renamed. */
  dumpWithoutChosenNames(): Promise<string>;
  /** Runs the statements with their transactions. Throws StatementFailed. */
  run(plan: StatementPlan): Promise<void>;
  /** Deletes all rows. */
  empty(): Promise<void>;
}

/** An empty one, but for what these statements make. */
export async function realDatabase(version: number, statements: readonly string[] = []): Promise<RealDatabase> {
  const database = await freshDatabase(version);
  const session = await open({ url: database.url });
  for (const statement of statements) await session.execute(statement);
  const attempt = async (statement: string): Promise<boolean> =>
    session.execute(statement).then(
      () => true,
      () => false,
    );
  return {
    session,
    read: () => readCatalog(session),
    dump: async () => inNoOrder(withSequencesApart(normalise(await dumpSchema(database.url)))),
    dumpWithoutChosenNames: async () =>
      inNoOrder(withSequencesApart(withoutChosenNames(normalise(await dumpSchema(database.url))))),
    empty: async () => {
      const [tables] = await session.rows<{ names: string | null }>(
        "SELECT string_agg(c.oid::regclass::text, ', ') AS names FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384",
      );
      // Without CASCADE, PostgreSQL 18 overlooks that a table is named, too, whose only foreign key is NOT ENFORCED: it has no triggers.
      if (tables?.names != null) await session.execute(`TRUNCATE ${tables.names} CASCADE`);
    },
    run: ({ statements }) =>
      withUsualPath(session, [], async () => {
        let transaction: number | null = null;
        const commit = async (): Promise<void> => {
          if (transaction !== null) await session.execute("COMMIT");
          transaction = null;
        };
        for (const statement of statements) {
          try {
            if (statement.transaction !== transaction) await commit();
            if (statement.transaction !== null && transaction === null) {
              await session.execute("BEGIN");
              transaction = statement.transaction;
            }
            await session.execute(atOnce(statement).text);
          } catch (cause) {
            await attempt("ROLLBACK");
            const { sqlstate, message, detail } = cause as { sqlstate?: string; message: string; detail?: string };
            throw new StatementFailed(statement.sql.text, sqlstate ?? "", `${message} ${detail ?? ""}`);
          }
        }
        await commit();
      }),
    [Symbol.asyncDispose]: async () => {
      await session.close();
      await database.drop();
    },
  };
}

const withoutChosenNames = (dump: string): string =>
  dump
    .replace(/^ +SEQUENCE NAME .*$/gm, "")
    .replace(/^-- Name: .*; Type: SEQUENCE; (.*\n--\n\nALTER TABLE )/gm, "-- Name: of an identity; Type: SEQUENCE; $1");

const name = '(?:"(?:[^"]|"")+"|[^\\s".]+)';
const table = new RegExp(`^CREATE (?:UNLOGGED )?TABLE (${name}\\.${name}) \\(\\n[^]*?^\\)`, "gm");
const inside = new RegExp(`^ +(${name}) .*?(?: DEFAULT (nextval\\('(?:[^']|'')+'::regclass\\)))`, "gm");
const apart = new RegExp(
  `^--\\n-- Name: .*; Type: DEFAULT; .*\\n--\\n+ALTER TABLE ONLY (${name}\\.${name}) ALTER COLUMN (${name}) SET DEFAULT (nextval\\(.*\\));\\n+`,
  "gm",
);

/**
 * Two tables whose defaults take numbers of sequences that belong to the other one are a circle, which pg_dump breaks at the one or the
 * other of them, whichever was made first.
 */
function withSequencesApart(dump: string): string {
  const found: string[] = [];
  const without = dump
    .replace(apart, (_, relation: string, column: string, value: string) => {
      found.push(`${relation} ${column} ${value}`);
      return "";
    })
    .replace(table, (whole, relation: string) =>
      whole.replace(inside, (line, column: string, value: string) => {
        found.push(`${relation} ${column} ${value}`);
        return line.slice(0, line.length - ` DEFAULT ${value}`.length);
      }),
    );
  return `${without}\n--\n-- Name: numbers\n${found.sort().join("\n")}`;
}

/** Objects that were made in another order. */
const inNoOrder = (dump: string): string =>
  dump
    .split(/(?=^--\n-- Name: )/m)
    .map((entry) => entry.trim())
    .sort()
    .join("\n\n");
