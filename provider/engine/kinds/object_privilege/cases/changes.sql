-- Rights and grant options come and go, on everything that has some, for roles and for everybody.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f(a integer, VARIADIC b text[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE app.mood AS ENUM ('sad');
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
GRANT SELECT, INSERT ON app.t TO pg_monitor WITH GRANT OPTION;
GRANT ALL ON app.t TO pg_read_all_data;
GRANT SELECT ON app.v TO PUBLIC;
GRANT USAGE ON SEQUENCE app.s TO pg_monitor;
REVOKE EXECUTE ON FUNCTION app.f(integer, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.total(integer) TO pg_monitor;
GRANT USAGE ON TYPE app.mood TO pg_monitor;
GRANT USAGE ON SCHEMA app TO PUBLIC;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f(a integer, VARIADIC b text[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE app.mood AS ENUM ('sad');
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
GRANT SELECT ON app.t TO pg_monitor WITH GRANT OPTION;
GRANT INSERT, UPDATE ON app.t TO pg_monitor;
GRANT TRUNCATE, REFERENCES, TRIGGER ON app.t TO PUBLIC;
GRANT INSERT, DELETE ON app.v TO pg_monitor;
GRANT SELECT ON app.m TO pg_monitor;
GRANT ALL ON SEQUENCE app.s TO pg_monitor;
REVOKE EXECUTE ON PROCEDURE app.p(integer) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE app.p(integer) TO pg_monitor WITH GRANT OPTION;
REVOKE EXECUTE ON FUNCTION app.total(integer) FROM PUBLIC;
REVOKE USAGE ON TYPE app.mood FROM PUBLIC;
GRANT USAGE ON DOMAIN app.positive TO pg_monitor;
REVOKE USAGE ON DOMAIN app.positive FROM PUBLIC;
GRANT CREATE ON SCHEMA app TO pg_monitor;
