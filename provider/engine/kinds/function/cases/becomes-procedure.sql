-- A function becomes a procedure with the same arguments, and the other way round: they share their names.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.one(a integer) RETURNS void LANGUAGE sql AS 'SELECT';
CREATE PROCEDURE app.other(a integer, b text DEFAULT 'x') LANGUAGE sql AS 'SELECT';
COMMENT ON FUNCTION app.one(integer) IS 'function';

-- to
CREATE SCHEMA app;
CREATE PROCEDURE app.one(a integer) LANGUAGE sql AS 'SELECT';
CREATE FUNCTION app.other(a integer, b text) RETURNS void LANGUAGE sql AS 'SELECT';
COMMENT ON PROCEDURE app.one(integer) IS 'procedure';
