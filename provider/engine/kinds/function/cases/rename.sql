-- Functions are renamed: one of two of the same name, one that others call, one whose table is renamed at the same time.

-- from
-- schemata:rename function app.total(bigint, text) to sum_up
-- schemata:rename function app."Now, then"() to later
-- schemata:rename table app.old to new
CREATE SCHEMA app;
CREATE TABLE app.new (a bigint);
CREATE FUNCTION app.sum_up(a bigint, b text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION app.total(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.later() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.row(app.new) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW app.v AS SELECT app.sum_up(1, 'x') AS a;
COMMENT ON FUNCTION app.sum_up(bigint, text) IS 'x';

-- to
-- schemata:rename function app.sum_up(bigint, text) to total
-- schemata:rename function app.later() to "Now, then"
-- schemata:rename table app.new to old
CREATE SCHEMA app;
CREATE TABLE app.old (a bigint);
CREATE FUNCTION app.total(a bigint, b text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE FUNCTION app.total(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app."Now, then"() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.row(app.old) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW app.v AS SELECT app.total(1, 'x') AS a;
COMMENT ON FUNCTION app.total(bigint, text) IS 'x';
