-- A SQL-standard function body depends on a column: it is not modelled, so the column cannot go.
-- refused = depends on it

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- standing by
CREATE FUNCTION app.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT b FROM app.t LIMIT 1; END;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
