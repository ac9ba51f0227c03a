-- Objects move to another schema by a hint, some under another name, with what belongs to them and what uses them.

-- from
-- schemata:rename table other.users to app.users
-- schemata:rename table other."Neu" to app."Alt"
-- schemata:rename view other.v to app.v
-- schemata:rename materialized view other.m to app.m
-- schemata:rename sequence other.numbers to app.numbers
-- schemata:rename type other.mood to app.mood
-- schemata:rename domain other.positive to app.positive
-- schemata:rename function other.f(integer) to app.f
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TYPE app.mood AS ENUM ('sad');
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
CREATE FUNCTION app.f(m integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE app.users (id bigserial PRIMARY KEY, mood app.mood DEFAULT 'sad', n app.positive, note text);
CREATE INDEX users_note ON app.users (note);
CREATE TABLE app."Alt" ("user" bigint REFERENCES app.users);
CREATE VIEW app.v AS SELECT id, app.f(1) AS f FROM app.users;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS a;
CREATE SEQUENCE app.numbers;
COMMENT ON COLUMN app.users.note IS 'stays';

-- rows
INSERT INTO app.users (note) VALUES ('x');
INSERT INTO app."Alt" VALUES (1);

-- to
-- schemata:rename table app.users to other.users
-- schemata:rename table app."Alt" to other."Neu"
-- schemata:rename view app.v to other.v
-- schemata:rename materialized view app.m to other.m
-- schemata:rename sequence app.numbers to other.numbers
-- schemata:rename type app.mood to other.mood
-- schemata:rename domain app.positive to other.positive
-- schemata:rename function app.f(integer) to other.f
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TYPE other.mood AS ENUM ('sad');
CREATE DOMAIN other.positive AS integer CHECK (VALUE > 0);
CREATE FUNCTION other.f(m integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE other.users (id bigserial PRIMARY KEY, mood other.mood DEFAULT 'sad', n other.positive, note text);
CREATE INDEX users_note ON other.users (note);
CREATE TABLE other."Neu" ("user" bigint REFERENCES other.users);
ALTER TABLE other."Neu" RENAME CONSTRAINT "Neu_user_fkey" TO "Alt_user_fkey";
CREATE VIEW other.v AS SELECT id, other.f(1) AS f FROM other.users;
CREATE MATERIALIZED VIEW other.m AS SELECT 1 AS a;
CREATE SEQUENCE other.numbers;
COMMENT ON COLUMN other.users.note IS 'stays';
