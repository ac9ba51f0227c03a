-- A type changes for which no implicit cast exists, under everything that can depend on it, on both ends of a foreign key.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.a (
  id text DEFAULT nextval('app.numbers')::text CONSTRAINT a_pkey PRIMARY KEY,
  up text CONSTRAINT a_up_fkey REFERENCES app.a,
  len integer GENERATED ALWAYS AS (length(id)) STORED,
  CONSTRAINT a_check CHECK (id <> '' AND up IS DISTINCT FROM id),
  CONSTRAINT a_key UNIQUE (id, up)
);
CREATE INDEX a_expr_idx ON app.a (length(id), (up || 'x')) WHERE id <> '7';
CREATE TABLE app.b (a text CONSTRAINT b_a_fkey REFERENCES app.a ON DELETE SET NULL DEFERRABLE);
CREATE VIEW app.v AS SELECT a.id, b.a, a.len FROM app.a JOIN app.b ON b.a = a.id WHERE a.id <> '9';
COMMENT ON CONSTRAINT a_pkey ON app.a IS 'key';
COMMENT ON CONSTRAINT b_a_fkey ON app.b IS 'reference';
COMMENT ON INDEX app.a_expr_idx IS 'index';
COMMENT ON COLUMN app.a.len IS 'length';

-- rows
INSERT INTO app.a VALUES ('1', NULL), ('2', '1');
INSERT INTO app.b VALUES ('1'), (NULL);

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.a (
  id bigint DEFAULT nextval('app.numbers') CONSTRAINT a_pkey PRIMARY KEY,
  up bigint CONSTRAINT a_up_fkey REFERENCES app.a,
  len integer GENERATED ALWAYS AS ((id % 10)::integer) STORED,
  CONSTRAINT a_check CHECK (id <> 0 AND up IS DISTINCT FROM id),
  CONSTRAINT a_key UNIQUE (id, up)
);
CREATE INDEX a_expr_idx ON app.a ((id % 10), (up + 1)) WHERE id <> 7;
CREATE TABLE app.b (a bigint CONSTRAINT b_a_fkey REFERENCES app.a ON DELETE SET NULL DEFERRABLE);
CREATE VIEW app.v AS SELECT a.id, b.a, a.len FROM app.a JOIN app.b ON b.a = a.id WHERE a.id <> 9;
COMMENT ON CONSTRAINT a_pkey ON app.a IS 'key';
COMMENT ON CONSTRAINT b_a_fkey ON app.b IS 'reference';
COMMENT ON INDEX app.a_expr_idx IS 'index';
COMMENT ON COLUMN app.a.len IS 'length';
