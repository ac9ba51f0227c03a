-- Checks of domains that are not valid: they come so, are validated, and go back.

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer;
ALTER DOMAIN app.d ADD CONSTRAINT big CHECK (VALUE > 100) NOT VALID;
CREATE DOMAIN app.list AS integer;
CREATE TABLE app.t (a app.d, b app.list[]);

-- rows
ALTER DOMAIN app.d DROP CONSTRAINT big;
INSERT INTO app.t VALUES (200, '{1,2}');
ALTER DOMAIN app.d ADD CONSTRAINT big CHECK (VALUE > 100) NOT VALID;

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer CONSTRAINT big CHECK (VALUE > 100);
ALTER DOMAIN app.d ADD CONSTRAINT later CHECK (VALUE > 1000) NOT VALID;
CREATE DOMAIN app.list AS integer;
ALTER DOMAIN app.list ADD CONSTRAINT inside CHECK (VALUE > 1) NOT VALID;
CREATE TABLE app.t (a app.d, b app.list[]);
