-- until = 17
-- refused = uuidv7() needs PostgreSQL 18
-- A function that the server's version does not have is an error while planning.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a uuid DEFAULT uuidv7());
