-- A value goes that no row has, while a generated column is computed of one that comes.
-- type_change = in_place
-- back = emptied

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.t (m app.mood, g text GENERATED ALWAYS AS (CASE WHEN m = 'ok'::app.mood THEN 'x' ELSE 'y' END) STORED);

-- rows
INSERT INTO app.t VALUES ('ok');

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'glad');
CREATE TABLE app.t (m app.mood, g text GENERATED ALWAYS AS (CASE WHEN m = 'glad'::app.mood THEN 'x' ELSE 'y' END) STORED);
