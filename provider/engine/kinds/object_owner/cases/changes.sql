-- Owners of everything that has one; privileges stay theirs who have them.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, id serial, n integer GENERATED ALWAYS AS IDENTITY);
CREATE VIEW app.v AS SELECT a FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE app.mood AS ENUM ('sad');
CREATE TYPE app.pair AS (a integer);
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
CREATE STATISTICS app.st ON a, n FROM app.t;
CREATE COLLATION app.c (LOCALE = 'C');
CREATE TEXT SEARCH DICTIONARY app.d (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION app.cfg (COPY = pg_catalog.simple);
GRANT SELECT ON app.t TO pg_monitor;
GRANT SELECT ON app.v TO pg_read_all_data;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, id serial, n integer GENERATED ALWAYS AS IDENTITY);
CREATE VIEW app.v AS SELECT a FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE app.mood AS ENUM ('sad');
CREATE TYPE app.pair AS (a integer);
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
CREATE STATISTICS app.st ON a, n FROM app.t;
CREATE COLLATION app.c (LOCALE = 'C');
CREATE TEXT SEARCH DICTIONARY app.d (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION app.cfg (COPY = pg_catalog.simple);
ALTER SCHEMA app OWNER TO pg_monitor;
ALTER TABLE app.t OWNER TO pg_monitor;
ALTER VIEW app.v OWNER TO pg_read_all_data;
ALTER MATERIALIZED VIEW app.m OWNER TO pg_monitor;
ALTER SEQUENCE app.s OWNER TO pg_monitor;
ALTER FUNCTION app.f(integer) OWNER TO pg_monitor;
ALTER PROCEDURE app.p(integer) OWNER TO pg_monitor;
ALTER AGGREGATE app.total(integer) OWNER TO pg_monitor;
ALTER TYPE app.mood OWNER TO pg_monitor;
ALTER TYPE app.pair OWNER TO pg_monitor;
ALTER TYPE app.span OWNER TO pg_monitor;
ALTER DOMAIN app.positive OWNER TO pg_monitor;
ALTER STATISTICS app.st OWNER TO pg_monitor;
ALTER COLLATION app.c OWNER TO pg_monitor;
ALTER TEXT SEARCH DICTIONARY app.d OWNER TO pg_monitor;
ALTER TEXT SEARCH CONFIGURATION app.cfg OWNER TO pg_monitor;
