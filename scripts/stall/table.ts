/**
 * Owns the two tables that are changed while clients use them: their DDL, and their rows.
 * Must not know which changes are made, nor who uses them.
 */

/** How the table `app.orders` is declared: what differs from the usual. A column or constraint of null is not there. */
export interface Orders {
  readonly columns?: Readonly<Record<string, string | null>>;
  readonly constraints?: Readonly<Record<string, string | null>>;
  readonly indexes?: Readonly<Record<string, string>>;
  /** SQL beside the tables. */
  readonly more?: string;
}

const usualColumns: Readonly<Record<string, string>> = {
  id: "bigint NOT NULL",
  customer: "bigint NOT NULL",
  number: "text NOT NULL",
  amount: "numeric(10,2) NOT NULL",
  status: "text",
  note: "character varying(40)",
  placed: "timestamp with time zone NOT NULL",
};

const usualConstraints: Readonly<Record<string, string>> = { orders_pkey: "PRIMARY KEY (id)" };

/** The whole schema `app` as DDL. */
export function schemaSql({ columns = {}, constraints = {}, indexes = {}, more = "" }: Orders = {}): string {
  const entries = (all: Readonly<Record<string, string | null>>): readonly (readonly [string, string])[] =>
    Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  const body = [
    ...entries({ ...usualColumns, ...columns }).map(([name, type]) => `${name} ${type}`),
    ...entries({ ...usualConstraints, ...constraints }).map(([name, text]) => `CONSTRAINT ${name} ${text}`),
  ];
  return [
    "CREATE SCHEMA app;",
    "CREATE TABLE app.customers (id bigint NOT NULL, name text NOT NULL, CONSTRAINT customers_pkey PRIMARY KEY (id));",
    `CREATE TABLE app.orders (\n  ${body.join(",\n  ")}\n);`,
    ...entries(indexes).map(([name, columns]) => `CREATE INDEX ${name} ON app.orders ${columns};`),
    more,
  ].join("\n");
}

/** A tenth as many customers as orders. */
export const customersOf = (rows: number): number => Math.max(10, Math.floor(rows / 10));

/** Statements that fill both tables: all that the changes ask of the rows holds for them. */
export const rowsSql = (rows: number): readonly string[] => [
  `INSERT INTO app.customers SELECT i, 'customer ' || i FROM generate_series(1, ${customersOf(rows)}) AS i`,
  `INSERT INTO app.orders (id, customer, number, amount, status, note, placed)
   SELECT i, 1 + i % ${customersOf(rows)}, 'N' || i, i % 1000, 'open', 'note ' || i, timestamptz '2026-01-01' + i * interval '1 second'
   FROM generate_series(1, ${rows}) AS i`,
  "VACUUM ANALYZE app.customers",
  "VACUUM ANALYZE app.orders",
];
