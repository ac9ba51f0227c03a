-- A trigger OF a column, which somebody made by hand, stands in the way of its drop, by name.
-- refused = trigger:app.t.watch depends on it

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- rows
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE UPDATE OF b ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);

-- kept
