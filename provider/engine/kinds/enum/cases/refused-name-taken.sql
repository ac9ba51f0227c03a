-- A type that somebody made has the name that a table is to have.
-- refused = type:app.mood has the name that table:app.mood is to have

-- from
CREATE SCHEMA app;

-- rows
CREATE TYPE app.mood AS ENUM ('sad', 'ok');

-- to
CREATE SCHEMA app;
CREATE TABLE app.mood (a integer);

-- kept
