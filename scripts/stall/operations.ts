/**
 * Owns the list of changes that are made while clients use the table: what is there before, what is wanted, and the statements
 * that an ORM's migration has for it.
 * Must not know how a change is run, nor what our plan for it is.
 */
import type { Orders } from "./table.ts";

export interface Operation {
  /** For the command line. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly from?: Orders;
  readonly to: Orders;
  /** Leads from the usual tables to `from`. */
  readonly setup?: readonly string[];
  /** One transaction, as migrations run. */
  readonly naive: readonly string[];
}

const orders = "ALTER TABLE app.orders";

export const operations: readonly Operation[] = [
  {
    name: "unique",
    title: "UNIQUE, new",
    to: { constraints: { orders_number_key: "UNIQUE (number)" } },
    naive: [`${orders} ADD CONSTRAINT orders_number_key UNIQUE (number)`],
  },
  {
    name: "unique-changed",
    title: "UNIQUE, one more column",
    from: { constraints: { orders_number_key: "UNIQUE (number)" } },
    to: { constraints: { orders_number_key: "UNIQUE (number, customer)" } },
    setup: [`${orders} ADD CONSTRAINT orders_number_key UNIQUE (number)`],
    naive: [
      `${orders} DROP CONSTRAINT orders_number_key`,
      `${orders} ADD CONSTRAINT orders_number_key UNIQUE (number, customer)`,
    ],
  },
  {
    name: "primary-key",
    title: "PRIMARY KEY, new",
    from: { columns: { id: "bigint" }, constraints: { orders_pkey: null }, indexes: { orders_id_idx: "(id)" } },
    to: { indexes: { orders_id_idx: "(id)" } },
    setup: [
      `${orders} DROP CONSTRAINT orders_pkey`,
      `${orders} ALTER COLUMN id DROP NOT NULL`,
      "CREATE INDEX orders_id_idx ON app.orders (id)",
    ],
    naive: [`${orders} ADD CONSTRAINT orders_pkey PRIMARY KEY (id)`],
  },
  {
    name: "not-null",
    title: "NOT NULL",
    to: { columns: { status: "text NOT NULL" } },
    naive: [`${orders} ALTER COLUMN status SET NOT NULL`],
  },
  {
    name: "check",
    title: "CHECK, new",
    to: { constraints: { orders_amount_check: "CHECK (amount >= 0)" } },
    naive: [`${orders} ADD CONSTRAINT orders_amount_check CHECK (amount >= 0)`],
  },
  {
    name: "check-changed",
    title: "CHECK, changed",
    from: { constraints: { orders_amount_check: "CHECK (amount >= 0)" } },
    to: { constraints: { orders_amount_check: "CHECK (amount >= 0 AND amount < 1000000)" } },
    setup: [`${orders} ADD CONSTRAINT orders_amount_check CHECK (amount >= 0)`],
    naive: [
      `${orders} DROP CONSTRAINT orders_amount_check`,
      `${orders} ADD CONSTRAINT orders_amount_check CHECK (amount >= 0 AND amount < 1000000)`,
    ],
  },
  {
    name: "foreign-key",
    title: "FOREIGN KEY, new",
    to: { constraints: { orders_customer_fkey: "FOREIGN KEY (customer) REFERENCES app.customers (id)" } },
    naive: [`${orders} ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES app.customers (id)`],
  },
  {
    name: "index",
    title: "index, created",
    to: { indexes: { orders_customer_idx: "(customer, placed)" } },
    naive: ["CREATE INDEX orders_customer_idx ON app.orders (customer, placed)"],
  },
  {
    name: "index-replaced",
    title: "index, replaced",
    from: { indexes: { orders_placed_idx: "(placed)" } },
    to: { indexes: { orders_placed_idx: "(placed, customer)" } },
    setup: ["CREATE INDEX orders_placed_idx ON app.orders (placed)"],
    naive: ["DROP INDEX app.orders_placed_idx", "CREATE INDEX orders_placed_idx ON app.orders (placed, customer)"],
  },
  {
    name: "index-dropped",
    title: "index, dropped",
    from: { indexes: { orders_placed_idx: "(placed)" } },
    to: {},
    setup: ["CREATE INDEX orders_placed_idx ON app.orders (placed)"],
    naive: ["DROP INDEX app.orders_placed_idx"],
  },
  {
    name: "column-constant",
    title: "column with a constant default",
    to: { columns: { region: "text DEFAULT 'EU' NOT NULL" } },
    naive: [`${orders} ADD COLUMN region text DEFAULT 'EU' NOT NULL`],
  },
  {
    name: "column-volatile",
    title: "column with a volatile default",
    to: { columns: { token: "uuid DEFAULT gen_random_uuid() NOT NULL" } },
    naive: [`${orders} ADD COLUMN token uuid DEFAULT gen_random_uuid() NOT NULL`],
  },
  {
    name: "varchar",
    title: "varchar, widened",
    to: { columns: { note: "character varying(80)" } },
    naive: [`${orders} ALTER COLUMN note TYPE character varying(80)`],
  },
  {
    name: "rename",
    title: "column, renamed",
    to: {
      columns: { note: null, remark: "character varying(40)" },
      more: "-- schemata:rename column app.orders.note to remark",
    },
    naive: [`${orders} RENAME COLUMN note TO remark`],
  },
];
