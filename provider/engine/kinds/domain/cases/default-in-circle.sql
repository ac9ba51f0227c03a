-- A domain's default calls a function of the domain's own type: they come together, change their types together, and go.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer;
CREATE FUNCTION app.f() RETURNS app.d LANGUAGE sql AS 'SELECT 1';
ALTER DOMAIN app.d SET DEFAULT app.f();
CREATE FUNCTION app.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN app.e AS integer DEFAULT app.g();
CREATE TABLE app.t (a app.d, b app.e);

-- rows
INSERT INTO app.t VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.d AS bigint;
CREATE FUNCTION app.f() RETURNS app.d LANGUAGE sql AS 'SELECT 2';
ALTER DOMAIN app.d SET DEFAULT app.f();
CREATE FUNCTION app.g() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN app.e AS bigint DEFAULT app.g();
CREATE TABLE app.t (a app.d, b app.e);
