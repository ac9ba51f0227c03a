-- A view that is made anew because its columns change has a trigger of its own, which would not come back.
-- refused = watch on app.adults would be lost

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text);
CREATE VIEW app.adults AS SELECT id, name FROM app.users;

-- standing by
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch INSTEAD OF INSERT ON app.adults FOR EACH ROW EXECUTE FUNCTION app.noop();

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text);
CREATE VIEW app.adults AS SELECT name FROM app.users;
