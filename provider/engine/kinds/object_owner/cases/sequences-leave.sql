-- A sequence leaves the table of another owner, and is then of whoever makes it, or of somebody who is named.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, c integer);
CREATE SEQUENCE app.r OWNED BY app.t.a;
CREATE SEQUENCE app.s OWNED BY app.t.b;
CREATE SEQUENCE app.q OWNED BY app.t.c;
ALTER TABLE app.t OWNER TO pg_monitor;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, c integer);
CREATE SEQUENCE app.r;
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO pg_monitor;
CREATE SEQUENCE app.q;
ALTER SEQUENCE app.q OWNER TO pg_read_all_data;
ALTER TABLE app.t OWNER TO pg_monitor;
