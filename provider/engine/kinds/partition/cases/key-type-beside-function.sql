-- What divides the rows gets another type while a function that the table's policy and its generated column call is made anew.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.f(b integer DEFAULT 1, k integer DEFAULT 5) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT b + 1';
CREATE TABLE app.t (id bigint, x integer) PARTITION BY RANGE (id);
CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
CREATE POLICY p ON app.t USING (app.f(x) > 0);
GRANT SELECT, INSERT ON app.t TO pg_monitor;
CREATE TABLE app.u (id bigint, x integer, g integer GENERATED ALWAYS AS (app.f(x)) STORED) PARTITION BY RANGE (id);
CREATE TABLE app.u_rest PARTITION OF app.u DEFAULT;
GRANT SELECT (g) ON app.u TO pg_monitor;

-- rows
INSERT INTO app.t VALUES (1, 2);
INSERT INTO app.u VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f(b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT b + 1';
CREATE TABLE app.t (id integer, x integer) PARTITION BY RANGE (id);
CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
CREATE POLICY p ON app.t USING (app.f(x) > 0);
GRANT SELECT, INSERT ON app.t TO pg_monitor;
CREATE TABLE app.u (id integer, x integer, g integer GENERATED ALWAYS AS (app.f(x)) STORED) PARTITION BY RANGE (id);
CREATE TABLE app.u_rest PARTITION OF app.u DEFAULT;
GRANT SELECT (g) ON app.u TO pg_monitor;
