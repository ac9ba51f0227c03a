-- A sequence goes from the table of one owner to that of another.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE TABLE app.u (a integer);
CREATE TABLE app.v (a integer);
ALTER TABLE app.t OWNER TO pg_monitor;
ALTER TABLE app.v OWNER TO pg_read_all_data;
CREATE SEQUENCE app.s OWNED BY app.u.a;
CREATE SEQUENCE app.r;
ALTER SEQUENCE app.r OWNER TO pg_monitor;
ALTER SEQUENCE app.r OWNED BY app.t.a;
CREATE SEQUENCE app.q;
ALTER SEQUENCE app.q OWNER TO pg_read_all_data;
ALTER SEQUENCE app.q OWNED BY app.v.a;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE TABLE app.u (a integer);
CREATE TABLE app.v (a integer);
ALTER TABLE app.t OWNER TO pg_monitor;
ALTER TABLE app.v OWNER TO pg_monitor;
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO pg_monitor;
ALTER SEQUENCE app.s OWNED BY app.t.a;
CREATE SEQUENCE app.r OWNED BY app.u.a;
CREATE SEQUENCE app.q;
ALTER SEQUENCE app.q OWNER TO pg_monitor;
ALTER SEQUENCE app.q OWNED BY app.t.a;
