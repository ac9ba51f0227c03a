-- Aggregates are renamed by hints; the function of one has to be made anew; one becomes a function.

-- from
-- schemata:rename aggregate app.total(integer) to sum_up
-- schemata:rename aggregate app.rows() to every
CREATE SCHEMA app;
CREATE FUNCTION app.add(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION app.one_more(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE app.sum_up(integer) (SFUNC = app.add, STYPE = integer);
CREATE AGGREGATE app.every(*) (SFUNC = app.one_more, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE app.becomes(integer) (SFUNC = app.add, STYPE = integer);
COMMENT ON AGGREGATE app.sum_up(integer) IS 'x';

-- to
-- schemata:rename aggregate app.sum_up(integer) to total
-- schemata:rename aggregate app.every() to rows
CREATE SCHEMA app;
CREATE FUNCTION app.add(x integer, y integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION app.one_more(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE app.total(integer) (SFUNC = app.add, STYPE = integer, INITCOND = '1');
CREATE AGGREGATE app.rows(*) (SFUNC = app.one_more, STYPE = integer, INITCOND = '0');
CREATE FUNCTION app.becomes(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
COMMENT ON AGGREGATE app.total(integer) IS 'x';
