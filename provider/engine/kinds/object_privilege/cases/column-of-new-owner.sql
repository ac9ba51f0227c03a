-- What a column's former owner is granted comes when the table has its new one, which may wait for a grant on the schema.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, c integer);
CREATE VIEW app.v AS SELECT c FROM app.t;
ALTER TABLE app.t OWNER TO pg_read_all_stats;
GRANT SELECT (a), UPDATE (b) ON app.t TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON app.t TO pg_monitor;

-- to
CREATE SCHEMA app;
GRANT CREATE ON SCHEMA app TO pg_monitor;
CREATE TABLE app.t (a integer, b integer, c bigint);
CREATE VIEW app.v AS SELECT c FROM app.t;
ALTER TABLE app.t OWNER TO pg_monitor;
GRANT SELECT (a, b, c) ON app.t TO pg_read_all_stats;
GRANT SELECT ON app.t TO pg_read_all_settings;
