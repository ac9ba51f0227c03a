-- A domain takes the place of one whose not-null constraint has the name that is usual for the new one.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.a AS varchar(5) NOT NULL;
CREATE DOMAIN app.b AS app.a NOT NULL;
CREATE DOMAIN app.c AS text NOT NULL;
ALTER DOMAIN app.c RENAME TO d;
CREATE TABLE app.t (a app.a, b app.b, d app.d);

-- rows
INSERT INTO app.t VALUES ('x', 'y', 'z');

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.a AS text NOT NULL;
CREATE DOMAIN app.b AS app.a NOT NULL;
CREATE DOMAIN app.c AS text NOT NULL;
CREATE TABLE app.t (a app.a, b app.b, d app.c);
