-- A sequence that a function of SQL standard calls is not dropped; the function is named.
-- refused = app.f

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.s;

-- standing by
CREATE FUNCTION app.f() RETURNS bigint BEGIN ATOMIC SELECT nextval('app.s'::regclass); END;

-- to
CREATE SCHEMA app;
