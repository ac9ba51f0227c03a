-- A partition has its own owner and rights, whatever its whole has; attached or detached it keeps them.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id integer, name text) PARTITION BY RANGE (id);
CREATE TABLE app.one PARTITION OF app.t FOR VALUES FROM (1) TO (10);
CREATE TABLE app.two (id integer, name text);
ALTER TABLE app.t OWNER TO pg_monitor;
GRANT SELECT ON app.t TO pg_read_all_data;
GRANT SELECT (name) ON app.one TO PUBLIC;
ALTER TABLE app.two OWNER TO pg_monitor;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id integer, name text) PARTITION BY RANGE (id);
CREATE TABLE app.one (id integer, name text);
CREATE TABLE app.two PARTITION OF app.t FOR VALUES FROM (10) TO (20);
CREATE TABLE app.three PARTITION OF app.t FOR VALUES FROM (20) TO (30);
ALTER TABLE app.t OWNER TO pg_read_all_data;
GRANT UPDATE (name) ON app.t TO pg_monitor;
ALTER TABLE app.one OWNER TO pg_monitor;
ALTER TABLE app.three OWNER TO pg_monitor;
GRANT SELECT, INSERT ON app.three TO PUBLIC;
