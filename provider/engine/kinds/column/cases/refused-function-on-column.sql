-- The SQL-standard body of a function that somebody made by hand depends on a column: the column cannot go.
-- refused = function:app.f() depends on it

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- rows
CREATE FUNCTION app.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT b FROM app.t LIMIT 1; END;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);

-- kept
