-- Functions take and give an enum whose values are reordered, and are called by what columns of it have.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN app.feeling AS app.mood;
CREATE FUNCTION app.f(m app.mood, VARIADIC more app.mood[] DEFAULT '{}') RETURNS app.mood LANGUAGE sql IMMUTABLE AS 'SELECT m';
CREATE FUNCTION app.g(text) RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT $1::app.mood::text; END;
CREATE FUNCTION app.h(app.feeling) RETURNS SETOF app.feeling LANGUAGE sql STABLE AS 'SELECT $1';
COMMENT ON FUNCTION app.f(app.mood, app.mood[]) IS 'f';
CREATE TABLE app.t (a app.mood DEFAULT app.f('ok'), b app.feeling, CONSTRAINT t_check CHECK (app.f(a) <> 'sad'));
CREATE INDEX t_idx ON app.t (app.f(a));
CREATE VIEW app.v AS SELECT app.f(a) AS f, app.g('ok') AS g FROM app.t;

-- rows
INSERT INTO app.t VALUES ('ok', 'sad'), (NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
CREATE DOMAIN app.feeling AS app.mood;
CREATE FUNCTION app.f(m app.mood, VARIADIC more app.mood[] DEFAULT '{}') RETURNS app.mood LANGUAGE sql IMMUTABLE AS 'SELECT m';
CREATE FUNCTION app.g(text) RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT $1::app.mood::text; END;
CREATE FUNCTION app.h(app.feeling) RETURNS SETOF app.feeling LANGUAGE sql STABLE AS 'SELECT $1';
COMMENT ON FUNCTION app.f(app.mood, app.mood[]) IS 'f';
CREATE TABLE app.t (a app.mood DEFAULT app.f('ok'), b app.feeling, CONSTRAINT t_check CHECK (app.f(a) <> 'sad'));
CREATE INDEX t_idx ON app.t (app.f(a));
CREATE VIEW app.v AS SELECT app.f(a) AS f, app.g('ok') AS g FROM app.t;
