-- A domain is renamed, and its constraints with it.

-- from
-- schemata:rename domain app."Odd Domain" to d
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer CONSTRAINT one CHECK (VALUE > 1) CONSTRAINT two CHECK (VALUE < 9) NOT NULL;
CREATE TABLE app.t (a app.d);

-- rows
INSERT INTO app.t VALUES (2);

-- to
-- schemata:rename type app.d to "Odd Domain"
CREATE SCHEMA app;
CREATE DOMAIN app."Odd Domain" AS integer CONSTRAINT "Ünë" CHECK (VALUE > 1) CONSTRAINT two CHECK (VALUE < 9) NOT NULL;
CREATE TABLE app.t (a app."Odd Domain");
