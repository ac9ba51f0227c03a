-- CREATE EXTENSION without a schema goes to the first one of the search_path that is in force there and exists.

-- from
CREATE SCHEMA app;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION pg_trgm SCHEMA public;
CREATE EXTENSION hstore SCHEMA app;
CREATE TABLE app.t (c public.citext, x text, h app.hstore);

-- rows
INSERT INTO app.t VALUES ('a', 'b', 'k=>v');

-- to
CREATE SCHEMA app;
SET search_path TO nowhere, "$user", app, public;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION pg_trgm;
CREATE TABLE t (c citext, x text);
CREATE INDEX ON t USING gin (x gin_trgm_ops);
SELECT pg_catalog.set_config('search_path', 'public', false);
CREATE EXTENSION hstore;
ALTER TABLE app.t ADD COLUMN h hstore;
SET search_path TO app, public;
CREATE EXTENSION fuzzystrmatch;
