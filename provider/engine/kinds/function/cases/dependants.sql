-- A function that has to be made anew is called by all sorts of things: they make way and come back in the same transaction.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE app.t (a integer DEFAULT app.f(1), b integer, c integer GENERATED ALWAYS AS (app.f(b)) STORED,
  CONSTRAINT t_check CHECK (app.f(b) > 0));
CREATE INDEX t_idx ON app.t (app.f(b));
CREATE INDEX t_where_idx ON app.t (b) WHERE app.f(b) > 1;
CREATE VIEW app.v AS SELECT app.f(a) AS x FROM app.t;
CREATE VIEW app.w AS SELECT x FROM app.v;
CREATE FUNCTION app.g(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN app.f(a) + 1;
CREATE FUNCTION app.h(a integer DEFAULT app.f(1)) RETURNS integer LANGUAGE sql AS 'SELECT a';
COMMENT ON VIEW app.w IS 'w';
COMMENT ON CONSTRAINT t_check ON app.t IS 'check';
COMMENT ON FUNCTION app.f(integer) IS 'f';
COMMENT ON FUNCTION app.g(integer) IS 'g';

-- rows
INSERT INTO app.t (a, b) VALUES (1, 2), (3, 4);

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f(number integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT number';
CREATE TABLE app.t (a integer DEFAULT app.f(1), b integer, c integer GENERATED ALWAYS AS (app.f(b)) STORED,
  CONSTRAINT t_check CHECK (app.f(b) > 0));
CREATE INDEX t_idx ON app.t (app.f(b));
CREATE INDEX t_where_idx ON app.t (b) WHERE app.f(b) > 1;
CREATE VIEW app.v AS SELECT app.f(a) AS x FROM app.t;
CREATE VIEW app.w AS SELECT x FROM app.v;
CREATE FUNCTION app.g(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN app.f(a) + 1;
CREATE FUNCTION app.h(a integer DEFAULT app.f(1)) RETURNS integer LANGUAGE sql AS 'SELECT a';
COMMENT ON VIEW app.w IS 'w';
COMMENT ON CONSTRAINT t_check ON app.t IS 'check';
COMMENT ON FUNCTION app.f(integer) IS 'f';
COMMENT ON FUNCTION app.g(integer) IS 'g';
