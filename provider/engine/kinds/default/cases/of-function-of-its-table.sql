-- A default calls a function whose body reads the default's own table, and they go and come together.
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE FUNCTION app.g(x integer DEFAULT 2) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT x + a FROM app.t; END;
ALTER TABLE app.t ADD COLUMN b integer DEFAULT app.g(3);
