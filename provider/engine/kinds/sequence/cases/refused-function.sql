-- A sequence that a function of SQL standard calls, which somebody made by hand, is not dropped; the function is named.
-- refused = function:app.f() depends on it

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.s;

-- rows
CREATE FUNCTION app.f() RETURNS bigint BEGIN ATOMIC SELECT nextval('app.s'::regclass); END;

-- to
CREATE SCHEMA app;

-- kept
