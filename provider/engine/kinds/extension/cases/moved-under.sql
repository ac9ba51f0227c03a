-- To another schema that is there, under what uses its types, functions and operator classes: all of it stays as it is.

-- from
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION pg_trgm SCHEMA public;
CREATE TABLE t (email citext DEFAULT 'x'::citext NOT NULL, note text, CONSTRAINT email_check CHECK (email <> 'no'::citext));
CREATE INDEX t_note_idx ON t USING gin (note gin_trgm_ops);
CREATE VIEW v AS SELECT email, similarity(note, 'x') AS alike FROM t;
CREATE FUNCTION f(a citext) RETURNS citext LANGUAGE sql AS 'SELECT a';
COMMENT ON COLUMN t.email IS 'of citext';

-- rows
INSERT INTO public.t VALUES ('a', 'note');

-- to
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA ext CASCADE;
CREATE TABLE t (email ext.citext DEFAULT 'x'::ext.citext NOT NULL, note text, CONSTRAINT email_check CHECK (email OPERATOR(ext.<>) 'no'::ext.citext));
CREATE INDEX t_note_idx ON t USING gin (note ext.gin_trgm_ops);
CREATE VIEW v AS SELECT email, ext.similarity(note, 'x') AS alike FROM t;
CREATE FUNCTION f(a ext.citext) RETURNS ext.citext LANGUAGE sql AS 'SELECT a';
COMMENT ON COLUMN t.email IS 'of citext';
