-- Together with the values the columns of the enum change: one becomes a text, one comes of a text, one goes, tables are renamed.
-- type_change = in_place

-- from
-- schemata:rename table app.people to persons
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'odd');
CREATE TYPE app.other AS ENUM ('a', 'b');
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'ok' CONSTRAINT feeling_check CHECK (VALUE <> 'odd');
CREATE TABLE app.persons (a app.mood DEFAULT 'ok', b text DEFAULT 'sad', c app.mood, d app.feeling, e app.other);

-- rows
INSERT INTO app.persons VALUES ('ok', 'sad', 'ok', 'ok', 'a');

-- to
-- schemata:rename table app.persons to people
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
CREATE TYPE app.other AS ENUM ('b', 'a');
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'sad' CONSTRAINT feeling_check CHECK (VALUE <> 'sad');
CREATE TABLE app.people (a text DEFAULT 'ok', b app.mood DEFAULT 'sad', d app.feeling, e app.other);
