-- Functions over tables, defaults and indexes over functions, functions that name what comes later.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.also_positive(bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE FUNCTION app.a_positive(bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT app.also_positive($1)';
CREATE FUNCTION app.later() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM app.t';
CREATE FUNCTION app.unbound() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN app.later(); END';
CREATE TABLE app.t (a bigint DEFAULT app.later(), b text, CONSTRAINT t_check CHECK (app.a_positive(a)));
CREATE INDEX t_idx ON app.t (app.a_positive(a));
CREATE FUNCTION app.y(app.t) RETURNS text LANGUAGE sql STABLE AS 'SELECT ($1).b';
CREATE VIEW app.a AS SELECT app.y(t) AS y FROM app.t;
CREATE FUNCTION app.rows() RETURNS SETOF app.t LANGUAGE sql AS 'SELECT * FROM app.t';
CREATE FUNCTION app.b_of_view() RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT y FROM app.a LIMIT 1; END;
CREATE TABLE app.a_uses (a text DEFAULT app.b_of_view(), b bigint DEFAULT app.unbound());
CREATE FUNCTION app.a_on_function() RETURNS text LANGUAGE sql STABLE RETURN app.b_of_view();
