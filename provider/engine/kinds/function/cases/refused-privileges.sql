-- A function that has to be made anew has privileges, which no kind models: they would be lost, so that it is refused.
-- refused = privileges:function:app.f(integer)

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- standing by
REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS text LANGUAGE sql AS 'SELECT 1';
