-- What no kind models cannot be declared: the error names it.
-- refused = function:app.f() cannot be managed yet

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
