-- In lists, attributes come at the end and go while others change their types.
-- type_change = in_place
-- back = emptied

-- from
CREATE SCHEMA app;
CREATE TYPE app.line AS (sku text, n integer, old integer);
CREATE DOMAIN app.lines AS app.line[];
CREATE TABLE app.t (x app.line[], d app.lines, y app.line);

-- rows
INSERT INTO app.t VALUES (ARRAY[ROW('x,"y', 1, 2)::app.line], ARRAY[ROW('x', 1, 2)::app.line], ROW('z', 3, 4));

-- to
CREATE SCHEMA app;
CREATE TYPE app.line AS (sku text, n numeric(5,1), at timestamptz, "To o" text);
CREATE DOMAIN app.lines AS app.line[];
CREATE TABLE app.t (x app.line[], d app.lines, y app.line);
