-- Triggers are renamed in silence where nothing else differs, by hints where it does; their table, their view, their column too.

-- from
-- schemata:rename table app.folk to people
-- schemata:rename trigger app.people.watched to watch
-- schemata:rename view app.w to v
-- schemata:rename column app.people.b to a
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.t (a bigint);
CREATE TABLE app.people (a bigint);
CREATE VIEW app.v AS SELECT 1 AS a;
CREATE TRIGGER old BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE CONSTRAINT TRIGGER old_constraint AFTER INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER watch BEFORE UPDATE OF a ON app.people FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view INSTEAD OF INSERT ON app.v FOR EACH ROW EXECUTE FUNCTION app.noop();
COMMENT ON TRIGGER watch ON app.people IS 'x';

-- to
-- schemata:rename table app.people to folk
-- schemata:rename trigger app.folk.watch to watched
-- schemata:rename view app.v to w
-- schemata:rename column app.folk.a to b
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.t (a bigint);
CREATE TABLE app.folk (b bigint);
CREATE VIEW app.w AS SELECT 1 AS a;
CREATE TRIGGER new BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE CONSTRAINT TRIGGER new_constraint AFTER INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER watched BEFORE UPDATE OF b ON app.folk FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view INSTEAD OF INSERT ON app.w FOR EACH ROW EXECUTE FUNCTION app.noop();
COMMENT ON TRIGGER watched ON app.folk IS 'x';
