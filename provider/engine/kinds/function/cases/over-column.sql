-- A body of the SQL standard reads columns: one changes its type, one goes, one comes.

-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b integer, c text);
CREATE FUNCTION app.of_type() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT b::text FROM app.t; END;
CREATE FUNCTION app.of_dropped() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT c FROM app.t; END;
CREATE FUNCTION app.gone() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT c FROM app.t; END;
CREATE VIEW app.v AS SELECT app.of_type() AS x;
COMMENT ON FUNCTION app.of_type() IS 'x';

-- rows
INSERT INTO app.t (a, b) VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, d text);
CREATE FUNCTION app.of_type() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT b::text FROM app.t; END;
CREATE FUNCTION app.of_dropped() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT d FROM app.t; END;
CREATE VIEW app.v AS SELECT app.of_type() AS x;
COMMENT ON FUNCTION app.of_type() IS 'x';
