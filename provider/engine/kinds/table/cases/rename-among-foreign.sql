-- A table is renamed and changed while things that no kind models hang on it: a column of an enum with its default, check, index,
-- a trigger, a policy, a function's argument, a materialized view.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id integer CONSTRAINT users_pkey PRIMARY KEY, name text);
CREATE TABLE app.orders (usr integer CONSTRAINT orders_usr_fkey REFERENCES app.users);

-- rows
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
ALTER TABLE app.users ADD COLUMN mood app.mood DEFAULT 'ok' CONSTRAINT mood_check CHECK (mood <> 'sad');
CREATE INDEX users_mood_idx ON app.users (mood, name);
CREATE VIEW app.moods AS SELECT id, mood FROM app.users;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noop BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE POLICY mine ON app.users USING (name = current_user);
CREATE FUNCTION app.of(app.users) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN $1.name; END';
CREATE MATERIALIZED VIEW app.m AS SELECT name FROM app.users;
COMMENT ON COLUMN app.users.mood IS 'by hand';
INSERT INTO app.users VALUES (1, 'a', 'ok');
INSERT INTO app.orders VALUES (1);

-- to
-- schemata:rename table app.users to people
-- schemata:rename column app.people.name to full_name
CREATE SCHEMA app;
CREATE TABLE app.people (id integer CONSTRAINT users_pkey PRIMARY KEY, full_name text NOT NULL, email text);
CREATE INDEX people_name_idx ON app.people (full_name);
CREATE TABLE app.orders (usr integer NOT NULL CONSTRAINT orders_usr_fkey REFERENCES app.people ON DELETE CASCADE);
CREATE VIEW app.names AS SELECT full_name FROM app.people;

-- kept
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
ALTER TABLE app.people ADD COLUMN mood app.mood DEFAULT 'ok' CONSTRAINT mood_check CHECK (mood <> 'sad');
CREATE INDEX users_mood_idx ON app.people (mood, full_name);
CREATE VIEW app.moods AS SELECT id, mood FROM app.people;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noop BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE POLICY mine ON app.people USING (full_name = current_user);
CREATE FUNCTION app.of(app.people) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN $1.name; END';
CREATE MATERIALIZED VIEW app.m AS SELECT full_name AS name FROM app.people;
COMMENT ON COLUMN app.people.mood IS 'by hand';
