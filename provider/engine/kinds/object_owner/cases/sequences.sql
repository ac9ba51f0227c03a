-- A sequence is linked to a column only where both have one owner, and goes with its table from then on.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
ALTER TABLE app.t OWNER TO pg_monitor;
CREATE TABLE app.u (a integer);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, id serial);
ALTER TABLE app.t OWNER TO pg_monitor;
CREATE TABLE app.u (a integer, id serial);
ALTER TABLE app.u OWNER TO pg_monitor;
CREATE TABLE app.new (id bigserial);
ALTER TABLE app.new OWNER TO pg_monitor;
