-- Attributes come, go, move and change their types in types inside of one another; rows keep what stays.
-- type_change = in_place
-- back = emptied

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE TYPE app.address AS (street text, zip integer);
CREATE TYPE app.person AS (name text, home app.address, moods app.mood[], n numeric);
CREATE TYPE app.gone AS (x integer, y integer, z integer);
CREATE TABLE app.t (p app.person, g app.gone);

-- rows
INSERT INTO app.t VALUES (ROW('x', ROW('s', 1)::app.address, '{a,b}', 1.6)::app.person, ROW(1, 2, 3)), (NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('b', 'a');
CREATE TYPE app.address AS (street text, zip text, country text);
CREATE TYPE app.person AS (n integer, moods app.mood[], home app.address, name text, age integer);
CREATE TYPE app.gone AS (z integer, x integer);
CREATE TABLE app.t (p app.person, g app.gone);
