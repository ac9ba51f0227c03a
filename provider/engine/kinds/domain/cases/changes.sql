-- Default, nullability and checks of domains change, one over another, while columns hold them.

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.positive AS integer DEFAULT 1;
CREATE DOMAIN app.small AS app.positive CONSTRAINT small_check CHECK (VALUE < 100);
CREATE DOMAIN app.word AS varchar(10) COLLATE "C" NOT NULL;
CREATE DOMAIN app.free AS text[];
COMMENT ON DOMAIN app.positive IS 'a number';
CREATE TABLE app.t (id app.positive CONSTRAINT t_pkey PRIMARY KEY, n app.small, w app.word DEFAULT 'a', f app.free DEFAULT '{a}', d app.positive);
CREATE TABLE app.u (t integer CONSTRAINT u_fkey REFERENCES app.t, CONSTRAINT u_check CHECK (t::app.small > 1));
CREATE VIEW app.v AS SELECT id, n::integer + 1 AS next FROM app.t WHERE w <> 'x';

-- rows
INSERT INTO app.t VALUES (1, 2, 'a', '{a,b}', 4), (2, 5, 'b', NULL, 7);
INSERT INTO app.u VALUES (2);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.positive AS integer DEFAULT 1 + 1 CONSTRAINT above CHECK (VALUE > 0) CONSTRAINT below CHECK (VALUE < 1000);
CREATE DOMAIN app.small AS app.positive CONSTRAINT small_check CHECK (VALUE < 50) NOT NULL;
CREATE DOMAIN app.word AS varchar(10) COLLATE "C" DEFAULT 'it''s';
CREATE DOMAIN app.free AS text[] CONSTRAINT "Not Empty" CHECK (cardinality(VALUE) > 0);
COMMENT ON DOMAIN app.positive IS 'a positive number';
COMMENT ON CONSTRAINT above ON DOMAIN app.positive IS 'more than none';
CREATE TABLE app.t (id app.positive CONSTRAINT t_pkey PRIMARY KEY, n app.small, w app.word DEFAULT 'a', f app.free DEFAULT '{a}', d app.positive);
CREATE TABLE app.u (t integer CONSTRAINT u_fkey REFERENCES app.t, CONSTRAINT u_check CHECK (t::app.small > 1));
CREATE VIEW app.v AS SELECT id, n::integer + 1 AS next FROM app.t WHERE w <> 'x';
