-- until = 17
-- refused = uuidv7() needs PostgreSQL 18
-- A body of the SQL standard uses a function that the server's version does not have.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.f() RETURNS uuid LANGUAGE sql RETURN uuidv7();
