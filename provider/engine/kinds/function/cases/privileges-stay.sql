-- What only replaces a body leaves privileges alone.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql STRICT AS 'SELECT 2';
REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC;
