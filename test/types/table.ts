/**
 * Owns what must not compile, each line with its expectation: a line that does compile is an error of the compiler's.
 * Must not know what anything does: it is never run.
 */
import type { Construct } from "constructs";
import { type NewRow, PostgresSchema, type Row, sql } from "../../constructs/index.ts";

declare const scope: Construct;
const shop = new PostgresSchema(scope, "shop", { name: "shop" });

const orgs = shop.addTable("orgs", {
  columns: { id: { type: "bigint", identity: "always" }, name: { type: "text", nullable: false } },
  primaryKey: "id",
});
const users = shop.addTable("users", {
  columns: {
    id: { type: "bigint", identity: "by default" },
    org: { type: "bigint", nullable: false, renamedFrom: "org_id" },
    email: { type: "text", nullable: false },
    nickname: { type: "varchar(20)" },
    tags: { type: "text[]", default: "'{}'" },
    domain: { type: "text", generated: sql`split_part(email, '@', 2)` },
    created_at: { type: "timestamptz", nullable: false, default: sql`now()` },
    settings: { type: "jsonb" },
  },
  primaryKey: "id",
  uniques: ["email", ["org", "email"]],
  foreignKeys: { org: { columns: [orgs.column.id], onDelete: "cascade" } },
  checks: (c) => ({ users_email_check: sql`${c.email} LIKE '%@%'`, plain: "nickname <> ''" }),
  indexes: { users_created_idx: { columns: ["created_at", "lower(email) DESC", sql`${orgs.column.name}`] } },
});
const column = { type: "text" } as const;

// Names of columns.
// @ts-expect-error no such column in the primary key
shop.addTable("t", { columns: { a: column }, primaryKey: "b" });
// @ts-expect-error nor in one of several
shop.addTable("t", { columns: { a: column, b: column }, primaryKey: ["a", "c"] });
// @ts-expect-error nor in one that is written out
shop.addTable("t", { columns: { a: column }, primaryKey: { columns: ["b"] } });
// @ts-expect-error no such column in a unique constraint
shop.addTable("t", { columns: { a: column }, uniques: ["b"] });
// @ts-expect-error nor among several
shop.addTable("t", { columns: { a: column }, uniques: [["a", "b"]] });
// @ts-expect-error nor in a named one
shop.addTable("t", { columns: { a: column }, uniques: { t_key: { columns: ["b"] } } });
// @ts-expect-error nor in what it includes
shop.addTable("t", { columns: { a: column }, uniques: { t_key: { columns: ["a"], include: ["b"] } } });
// @ts-expect-error no such column to index
shop.addTable("t", { columns: { a: column }, indexes: ["b"] });
// @ts-expect-error nor among several
shop.addTable("t", { columns: { a: column }, indexes: [["a", "b"]] });
// @ts-expect-error nor in what it includes
shop.addTable("t", { columns: { a: column }, indexes: { i: { columns: ["a"], include: ["b"] } } });
// An index on an expression has a name.
shop.addTable("t", { columns: { a: column }, indexes: { i: { columns: ["lower(a)"] } } });
// @ts-expect-error none in a list
shop.addTable("t", { columns: { a: column }, indexes: ["lower(a)"] });
// Lists may be read-only, empty, or what a function gives.
const names: readonly "a"[] = ["a"];
shop.addTable("t", { columns: { a: column }, indexes: [names, "a"], uniques: names });
shop.addTable("t", { columns: { a: column }, indexes: [], uniques: [] });
shop.addTable("t", { columns: { a: column }, indexes: (c) => ({ i: { columns: [sql`lower(${c.a})`] } }) });
shop.addTable("t", { columns: { a: column }, indexes: () => ["a"] });
// @ts-expect-error no such column refers
shop.addTable("t", { columns: { a: column }, foreignKeys: { b: { columns: [orgs.column.id] } } });
// @ts-expect-error nor among several
shop.addTable("t", { columns: { a: column }, foreignKeys: [{ from: ["b"], columns: [orgs.column.id] }] });
// @ts-expect-error no such column is referred to
shop.addTable("t", { columns: { a: column }, foreignKeys: { a: { columns: [orgs.column.idd] } } });
// @ts-expect-error no such column in a check
shop.addTable("t", { columns: { a: column }, checks: (c) => ({ t_check: sql`${c.b} > 0` }) });
// @ts-expect-error no such column refers, later
users.addForeignKey({ from: ["orgg"], columns: [orgs.column.id] });
// @ts-expect-error nor through the schema
shop.addForeignKey(users, { from: ["orgg"], columns: [orgs.column.id] });
// @ts-expect-error no such column of a table
sql`${users.column.emial} IS NOT NULL`;

// Properties and their values.
// @ts-expect-error a property that no column has
shop.addTable("t", { columns: { a: { type: "text", nulable: false } } });
// @ts-expect-error a column has a type
shop.addTable("t", { columns: { a: { nullable: false } } });
// @ts-expect-error a type is text
shop.addTable("t", { columns: { a: { type: 1 } } });
// @ts-expect-error a generated column has no default
shop.addTable("t", { columns: { a: { type: "text", generated: "b", default: "c" } } });
// @ts-expect-error nor has an identity
shop.addTable("t", { columns: { a: { type: "bigint", identity: "always", default: "1" } } });
// @ts-expect-error no such identity
shop.addTable("t", { columns: { a: { type: "bigint", identity: "sometimes" } } });
// @ts-expect-error nullable is a boolean
shop.addTable("t", { columns: { a: { type: "text", nullable: "no" } } });
// @ts-expect-error no such action
shop.addTable("t", { columns: { a: column }, foreignKeys: { a: { columns: [orgs.column.id], onDelete: "drop" } } });
// @ts-expect-error a foreign key refers to a column at least
shop.addTable("t", { columns: { a: column }, foreignKeys: { a: { columns: [] } } });
// @ts-expect-error a foreign key refers to columns, not to their names
shop.addTable("t", { columns: { a: column }, foreignKeys: { a: { columns: ["id"] } } });
// @ts-expect-error a property that no table has
shop.addTable("t", { columns: { a: column }, unique: ["a"] });
// @ts-expect-error no such deferrability
shop.addTable("t", { columns: { a: column }, uniques: { k: { columns: ["a"], deferrable: "always" } } });
// @ts-expect-error a schema has a name
new PostgresSchema(scope, "s", {});
// @ts-expect-error no such severity
new PostgresSchema(scope, "s", { name: "s", policy: { "drops-column": "fatal" } });
// @ts-expect-error no such argument
new PostgresSchema(scope, "s", { name: "s", deletion_protection: false });
// @ts-expect-error a symbol is no value in SQL
sql`${Symbol("x")}`;
// @ts-expect-error nor is an object
sql`${{ a: 1 }}`;
// @ts-expect-error a sequence's type is an integer type
shop.addSequence("s", { type: "numeric" });

// Rows.
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [K in keyof T]: T[K] };
declare function expectType<_ extends true>(): void;
type User = Row<typeof users>;
expectType<
  Equal<
    User,
    {
      id: string;
      org: string;
      email: string;
      nickname: string | null;
      tags: readonly string[] | null;
      domain: string | null;
      created_at: Date;
      settings: unknown;
    }
  >
>();
expectType<
  Equal<
    Flat<NewRow<typeof users>>,
    Flat<
      { org: string; email: string } & {
        id?: string;
        nickname?: string | null;
        tags?: readonly string[] | null;
        created_at?: Date;
        settings?: unknown;
      }
    >
  >
>();
expectType<Equal<Row<typeof orgs, { bigint: bigint }>["id"], bigint>>();
expectType<Equal<Row<typeof users, { jsonb: { theme: string } }>["settings"], { theme: string } | null>>();
// @ts-expect-error it is NOT NULL
expectType<Equal<User["email"], string | null>>();
// @ts-expect-error it may be NULL
expectType<Equal<User["nickname"], string>>();
// @ts-expect-error there is no such column
type _missing = User["emial"];
// @ts-expect-error it is computed
const _computed: NewRow<typeof users>["domain"] = "example.org";
// @ts-expect-error an e-mail address is missing
const _incomplete: NewRow<typeof users> = { org: "1" };
