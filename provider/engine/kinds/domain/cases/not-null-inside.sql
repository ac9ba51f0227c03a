-- Inside of an array a domain gets NOT NULL by another one that is made, for PostgreSQL does not look there.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer;
CREATE TABLE app.t (a app.d[], b app.d);

-- rows
INSERT INTO app.t VALUES ('{1,2}', 3);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer NOT NULL;
CREATE TABLE app.t (a app.d[], b app.d);
