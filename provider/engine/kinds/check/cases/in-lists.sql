-- IN over a varchar is printed as a cast of an array that PostgreSQL reads as casts of its elements: what is made is what was written.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id integer, code varchar(4), n numeric, CONSTRAINT t_n CHECK (n = ANY (ARRAY[(1)::numeric, (2)::numeric])), CONSTRAINT t_same CHECK ((code)::text <> ALL (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])));

-- rows
INSERT INTO app.t VALUES (1, 'aaaa', 1);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.letter AS varchar(1) CHECK (VALUE IN ('a', 'b'));
CREATE TABLE app.t (id integer, code varchar(4) CHECK (code IN ('aaaa', 'it''s')), n numeric, CONSTRAINT t_n CHECK (n = ANY (ARRAY[1, 3])), CONSTRAINT t_same CHECK ((code)::text <> ALL (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])));
CREATE INDEX t_idx ON app.t (id, (code IN ('a', 'b'))) WHERE code NOT IN ('c', 'd');
CREATE VIEW app.v AS SELECT id FROM app.t WHERE code IN ('a', 'b') AND code LIKE ANY (ARRAY['a%'::varchar]);
CREATE TABLE app.u (s varchar(10) NOT NULL DEFAULT 'open' CHECK (s IN ('open', 'closed')), o boolean GENERATED ALWAYS AS (s IN ('open', 'new')) STORED);
CREATE POLICY p ON app.u USING (s IN ('open', 'new'));
