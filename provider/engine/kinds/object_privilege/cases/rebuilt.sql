-- What has to be made anew comes back with its privileges, owner and comment, those of its columns too.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(20));
CREATE VIEW app.adults AS SELECT id, name FROM app.users;
GRANT SELECT ON app.adults TO pg_monitor;
GRANT UPDATE (name) ON app.adults TO PUBLIC;
ALTER VIEW app.adults OWNER TO pg_read_all_data;
COMMENT ON VIEW app.adults IS 'old enough';
CREATE VIEW app.changed AS SELECT 1 AS a;
GRANT SELECT ON app.changed TO PUBLIC;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.f(integer) TO pg_monitor;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
GRANT SELECT ON app.m TO pg_monitor;
CREATE TYPE app.mood AS ENUM ('sad', 'gone');
REVOKE ALL ON TYPE app.mood FROM PUBLIC;

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(30));
CREATE VIEW app.adults AS SELECT id, name FROM app.users;
GRANT SELECT ON app.adults TO pg_monitor;
GRANT UPDATE (name) ON app.adults TO PUBLIC;
ALTER VIEW app.adults OWNER TO pg_read_all_data;
COMMENT ON VIEW app.adults IS 'old enough';
CREATE VIEW app.changed AS SELECT 'x'::text AS a;
GRANT SELECT ON app.changed TO PUBLIC;
CREATE FUNCTION app.f(a integer) RETURNS text LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.f(integer) TO pg_monitor;
CREATE MATERIALIZED VIEW app.m AS SELECT 2 AS a;
GRANT SELECT ON app.m TO pg_monitor;
CREATE TYPE app.mood AS ENUM ('sad');
REVOKE ALL ON TYPE app.mood FROM PUBLIC;
