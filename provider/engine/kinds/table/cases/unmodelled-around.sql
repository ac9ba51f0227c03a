-- An operator stands by and stays.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.users (id bigint PRIMARY KEY, name text);
CREATE TRIGGER noop BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();

-- rows
INSERT INTO app.users VALUES (1, 'a');

-- standing by
CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.users (id bigint PRIMARY KEY, name text NOT NULL, email text);
CREATE TRIGGER noop BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE INDEX users_email_idx ON app.users (email);
