-- What triggers stand on changes: columns that they name change type and go, their function is made anew, their view too.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION app.positive(a integer) RETURNS boolean LANGUAGE sql AS 'SELECT a > 0';
CREATE TABLE app.t (a bigint, b integer, c text, d text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE TRIGGER of_column AFTER UPDATE OF b ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER of_condition AFTER UPDATE ON app.t FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION app.noop();
ALTER TABLE app.t DISABLE TRIGGER of_condition;
CREATE TRIGGER of_dropped AFTER UPDATE OF c, d ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER of_call AFTER UPDATE ON app.t FOR EACH ROW WHEN (app.positive(3)) EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view INSTEAD OF INSERT ON app.v FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view_too BEFORE DELETE ON app.v FOR EACH STATEMENT EXECUTE FUNCTION app.noop('x');
COMMENT ON TRIGGER of_column ON app.t IS 'x';
COMMENT ON TRIGGER on_view ON app.v IS 'v';

-- rows
INSERT INTO app.t VALUES (1, 2, 'c', 'd');

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION app.positive(b integer) RETURNS boolean LANGUAGE sql AS 'SELECT b > 0';
CREATE TABLE app.t (a bigint, b bigint, d text);
CREATE VIEW app.v AS SELECT b FROM app.t;
CREATE TRIGGER of_column AFTER UPDATE OF b ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER of_condition AFTER UPDATE ON app.t FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION app.noop();
ALTER TABLE app.t DISABLE TRIGGER of_condition;
CREATE TRIGGER of_dropped AFTER UPDATE OF d ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER of_call AFTER UPDATE ON app.t FOR EACH ROW WHEN (app.positive(3)) EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view INSTEAD OF INSERT ON app.v FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE TRIGGER on_view_too BEFORE DELETE ON app.v FOR EACH STATEMENT EXECUTE FUNCTION app.noop('x');
COMMENT ON TRIGGER of_column ON app.t IS 'x';
COMMENT ON TRIGGER on_view ON app.v IS 'v';
