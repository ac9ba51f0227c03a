/**
 * Owns the changes whose plans are interrupted: one or more for each recipe.
 * Must not know how they are interrupted.
 */

export interface InterruptedChange {
  readonly name: string;
  readonly from: string;
  readonly rows: string;
  readonly to: string;
  /** What is done is done again: it may be old by then. */
  readonly startsAgain?: boolean;
  /** A query for what must be true of the rows in the end. */
  readonly holds?: string;
  /** What somebody has locked, so that each of its statements waits; absent: app.t and app.u as VACUUM does. */
  readonly locked?: string;
}

const table = (body: string, more = ""): string =>
  `CREATE SCHEMA app; CREATE TABLE app.t (id bigint PRIMARY KEY, email text, n int, ${body}); ${more}`;
const rows =
  "INSERT INTO app.t (id, email, n) SELECT i, 'a' || i, i FROM generate_series(1, 100) i; INSERT INTO app.u (t, n) SELECT i, i FROM generate_series(1, 100) i";
const users = "CREATE TABLE app.u (id bigint GENERATED ALWAYS AS IDENTITY, t bigint, n int);";

export const changes: readonly InterruptedChange[] = [
  {
    name: "enum values that are added and used, and a domain that gets stricter",
    from: `CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE DOMAIN app.positive AS integer; ${table("mood app.mood, p app.positive", users).replace("CREATE SCHEMA app; ", "")}`,
    rows,
    to: `CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('first', 'a', 'new', 'b'); CREATE DOMAIN app.positive AS integer CONSTRAINT positive_check CHECK (VALUE > 0); ${table("mood app.mood DEFAULT 'new', p app.positive DEFAULT 1, CONSTRAINT t_check CHECK (mood <> 'first')", users).replace("CREATE SCHEMA app; ", "")}`,
  },
  {
    name: "unique",
    from: table("x int", users),
    rows,
    to: table("x int, CONSTRAINT t_email_key UNIQUE (email) INCLUDE (n)", users),
  },
  {
    name: "unique that changes, under a foreign key",
    from: table(
      "x int, CONSTRAINT t_n_key UNIQUE (n)",
      "CREATE TABLE app.u (id bigint GENERATED ALWAYS AS IDENTITY, t bigint, n int CONSTRAINT u_n_fkey REFERENCES app.t (n));",
    ),
    rows,
    to: table(
      "x int, CONSTRAINT t_n_key UNIQUE (n) INCLUDE (email)",
      "CREATE TABLE app.u (id bigint GENERATED ALWAYS AS IDENTITY, t bigint, n int CONSTRAINT u_n_fkey REFERENCES app.t (n));",
    ),
  },
  {
    name: "primary key on columns that may be null",
    from: table("x int", users),
    rows,
    to: table(
      "x int",
      "CREATE TABLE app.u (id bigint GENERATED ALWAYS AS IDENTITY, t bigint, n int, CONSTRAINT u_pkey PRIMARY KEY (t, n));",
    ),
  },
  {
    name: "primary key that moves",
    from: table("x int", users),
    rows,
    to: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint NOT NULL, email text, n int, x int, CONSTRAINT t_pkey PRIMARY KEY (n)); ${users}`,
  },
  {
    name: "not null",
    from: table("x int", users),
    rows,
    to: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint PRIMARY KEY, email text NOT NULL, n int NOT NULL, x int); ${users}`,
  },
  {
    name: "check, new and changed",
    from: table("x int, CONSTRAINT t_n_check CHECK (n > 0)", users),
    rows,
    to: table("x int, CONSTRAINT t_n_check CHECK (n >= 1), CONSTRAINT t_email_check CHECK (email <> '')", users),
  },
  {
    name: "foreign key",
    from: table("x int", users),
    rows,
    to: table("x int", `${users} ALTER TABLE app.u ADD CONSTRAINT u_t_fkey FOREIGN KEY (t) REFERENCES app.t (id);`),
  },
  {
    name: "indexes: new, changed, dropped",
    from: table("x int", `${users} CREATE INDEX t_n_idx ON app.t (n); CREATE INDEX t_old_idx ON app.t (email);`),
    rows,
    to: table(
      "x int",
      `${users} CREATE INDEX t_n_idx ON app.t (n DESC) WHERE n > 3; CREATE UNIQUE INDEX t_lower_idx ON app.t (lower(email));`,
    ),
  },
  {
    name: "wider type under a check and an index of an expression",
    from: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint PRIMARY KEY, email varchar(9), n int, CONSTRAINT t_email_check CHECK (email <> ''));
      CREATE INDEX t_lower_idx ON app.t (lower((email)::text)); ${users}`,
    rows,
    to: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint PRIMARY KEY, email varchar(99), n int, CONSTRAINT t_email_check CHECK (email <> ''));
      CREATE INDEX t_lower_idx ON app.t (lower((email)::text)); ${users}`,
  },
  {
    name: "replica identity and clustered index by an index and a key that change",
    from: table(
      "x int NOT NULL, CONSTRAINT t_x_key UNIQUE (x)",
      `CREATE UNIQUE INDEX t_id_idx ON app.t (id); ALTER TABLE app.t REPLICA IDENTITY USING INDEX t_id_idx;
      ALTER TABLE app.t CLUSTER ON t_x_key; ${users}`,
    ),
    rows: rows.replace("(id, email, n) SELECT i, 'a' || i, i", "(id, email, n, x) SELECT i, 'a' || i, i, i"),
    to: table(
      "x int NOT NULL, CONSTRAINT t_x_key UNIQUE (x) INCLUDE (n)",
      `CREATE UNIQUE INDEX t_id_idx ON app.t (id) INCLUDE (email); ALTER TABLE app.t REPLICA IDENTITY USING INDEX t_id_idx;
      ALTER TABLE app.t CLUSTER ON t_x_key; ${users}`,
    ),
  },
  {
    name: "materialized view that changes, with its indexes and a view on it",
    startsAgain: true,
    locked: "app.t IN ACCESS EXCLUSIVE MODE",
    from: table(
      "x int",
      `${users} CREATE MATERIALIZED VIEW app.m AS SELECT id, n FROM app.t; CREATE UNIQUE INDEX m_id_idx ON app.m (id);
      CREATE VIEW app.v AS SELECT id FROM app.m;`,
    ),
    rows,
    to: table(
      "x int",
      `${users} CREATE MATERIALIZED VIEW app.m AS SELECT id, n, email FROM app.t WHERE n > 3; CREATE UNIQUE INDEX m_id_idx ON app.m (id);
      CREATE INDEX m_email_idx ON app.m (lower(email)); CREATE VIEW app.v AS SELECT id FROM app.m;`,
    ),
  },
  {
    name: "columns whose default is computed for each row",
    from: table("x int", users),
    rows,
    to: `CREATE SCHEMA app; CREATE SEQUENCE app.t_no_seq; CREATE TABLE app.t (id bigint PRIMARY KEY, email text, n int, x int,
      token text DEFAULT md5(random()::text), key text DEFAULT gen_random_uuid()::text NOT NULL, no bigint DEFAULT nextval('app.t_no_seq') NOT NULL);
      ALTER SEQUENCE app.t_no_seq OWNED BY app.t.no; CREATE UNIQUE INDEX t_key_idx ON app.t (key); ${users}`,
    holds:
      "SELECT count(DISTINCT token) = 100 AND count(DISTINCT key) = 100 AND count(DISTINCT no) = 100 AS ok FROM app.t",
  },
  {
    name: "a table with rows that becomes a partition, beside a default one",
    from: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint, email text, n int) PARTITION BY RANGE (id); CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
      CREATE TABLE app.t_1 (id bigint, email text, n int); ${users}`,
    rows: `${rows}; INSERT INTO app.t_1 (id) SELECT i FROM generate_series(101, 200) i`,
    to: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint, email text, n int) PARTITION BY RANGE (id); CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
      CREATE TABLE app.t_1 PARTITION OF app.t FOR VALUES FROM (101) TO (201); ${users}`,
    holds: "SELECT count(*) = 100 AS ok FROM app.t_1",
  },
  {
    name: "partitions that become tables of their own",
    from: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint NOT NULL, email text, n int) PARTITION BY RANGE (id); CREATE INDEX t_n_idx ON app.t (n);
      CREATE TABLE app.t_1 PARTITION OF app.t FOR VALUES FROM (101) TO (201); CREATE TABLE app.t_2 PARTITION OF app.t FOR VALUES FROM (1) TO (101); ${users}`,
    rows: `${rows}; INSERT INTO app.t_1 (id) SELECT i FROM generate_series(101, 200) i`,
    to: `CREATE SCHEMA app; CREATE TABLE app.t (id bigint NOT NULL, email text, n int) PARTITION BY RANGE (id); CREATE INDEX t_n_idx ON app.t (n);
      CREATE TABLE app.t_2 PARTITION OF app.t FOR VALUES FROM (1) TO (101); CREATE TABLE app.t_1 (id bigint CONSTRAINT t_id_not_null NOT NULL, email text, n int);
      CREATE INDEX t_1_n_idx ON app.t_1 (n); ${users}`,
    holds: "SELECT count(*) = 100 AS ok FROM app.t_1",
  },
];
