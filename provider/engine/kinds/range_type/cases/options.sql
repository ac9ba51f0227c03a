-- Ranges with all options come, change, are renamed and go, with rows in them and their multiranges.
-- type_change = in_place

-- from
-- schemata:rename type app.old_name to "New Name"
CREATE SCHEMA app;
CREATE DOMAIN app.meters AS double precision;
CREATE TYPE app.floats AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
COMMENT ON TYPE app.floats IS 'floats';
CREATE TYPE app.texts AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C", MULTIRANGE_TYPE_NAME = app.many_texts);
CREATE TYPE app."New Name" AS RANGE (SUBTYPE = integer);
CREATE TABLE app.t (f app.floats DEFAULT '[1,2)', fs app.floats[], m app.floats_multirange, x app.texts, xs app.many_texts, n app."New Name");
CREATE INDEX t_idx ON app.t USING gist (f);
CREATE VIEW app.v AS SELECT lower(f) AS low, app.floats(1, 2) AS made FROM app.t WHERE f && '[1,9]';

-- rows
INSERT INTO app.t VALUES ('[1.5,2)', '{"[1,2]"}', '{[1,2),[5,6)}', '[a,b)', '{[a,b)}', '[1,3)');

-- to
-- schemata:rename range type app."New Name" to old_name
CREATE SCHEMA app;
CREATE DOMAIN app.meters AS double precision;
CREATE TYPE app.floats AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = app.floats_multirange);
COMMENT ON TYPE app.floats IS 'floats';
CREATE TYPE app.texts AS RANGE (SUBTYPE = varchar, MULTIRANGE_TYPE_NAME = app.most_texts);
CREATE TYPE app.old_name AS RANGE (SUBTYPE = integer);
CREATE TYPE app.lengths AS RANGE (SUBTYPE = app.meters);
CREATE TABLE app.t (f app.floats DEFAULT '[1,2)', fs app.floats[], m app.floats_multirange, x app.texts, xs app.most_texts, n app.old_name);
CREATE INDEX t_idx ON app.t USING gist (f);
CREATE VIEW app.v AS SELECT lower(f) AS low, app.floats(1, 2) AS made FROM app.t WHERE f && '[1,9]';
