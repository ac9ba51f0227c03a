-- Triggers that somebody made by hand stay: on a table that changes, and on a view that is made anew.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text);
CREATE VIEW app.adults AS SELECT id, name FROM app.users;

-- rows
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER watch INSTEAD OF INSERT ON app.adults FOR EACH ROW EXECUTE FUNCTION app.noop();
COMMENT ON TRIGGER watch ON app.adults IS 'by hand';
CREATE RULE quiet AS ON DELETE TO app.adults DO INSTEAD NOTHING;
INSERT INTO app.users VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text, email text);
CREATE VIEW app.adults AS SELECT name FROM app.users;

-- kept
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER watch INSTEAD OF INSERT ON app.adults FOR EACH ROW EXECUTE FUNCTION app.noop();
COMMENT ON TRIGGER watch ON app.adults IS 'by hand';
CREATE RULE quiet AS ON DELETE TO app.adults DO INSTEAD NOTHING;
