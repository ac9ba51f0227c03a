-- Ranges over domains and enums, in composite types, arrays and exclusion of tables, as what they are made of is made anew.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.grade AS ENUM ('a', 'b', 'c', 'd');
CREATE TYPE app.grades AS RANGE (SUBTYPE = app.grade);
CREATE DOMAIN app.meters AS integer;
CREATE TYPE app.lengths AS RANGE (SUBTYPE = app.meters);
CREATE TYPE app.both AS (grades app.grades, lengths app.lengths[], many app.grades_multirange);
CREATE TABLE app.t (id integer, g app.grades DEFAULT '[a,b]', m app.grades_multirange, b app.both, l app.lengths, CONSTRAINT t_check CHECK (NOT isempty(g)));
CREATE INDEX t_idx ON app.t USING gist (g);
CREATE VIEW app.v AS SELECT upper(g) AS up, (b).lengths AS lengths FROM app.t WHERE g @> 'a'::app.grade;

-- rows
INSERT INTO app.t VALUES (1, '[a,c]', '{[a,b]}', ROW('[b,c)', '{"[1,2)"}', NULL), '[1,5)');

-- to
CREATE SCHEMA app;
CREATE TYPE app.grade AS ENUM ('a', 'b', 'c');
CREATE TYPE app.grades AS RANGE (SUBTYPE = app.grade);
CREATE DOMAIN app.meters AS bigint;
CREATE TYPE app.lengths AS RANGE (SUBTYPE = app.meters);
CREATE TYPE app.both AS (grades app.grades, lengths app.lengths[], many app.grades_multirange);
CREATE TABLE app.t (id integer, g app.grades DEFAULT '[a,b]', m app.grades_multirange, b app.both, l app.lengths, CONSTRAINT t_check CHECK (NOT isempty(g)));
CREATE INDEX t_idx ON app.t USING gist (g);
CREATE VIEW app.v AS SELECT upper(g) AS up, (b).lengths AS lengths FROM app.t WHERE g @> 'a'::app.grade;
