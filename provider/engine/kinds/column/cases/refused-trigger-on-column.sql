-- A trigger OF a column stands in the way of its drop, by name.
-- refused = watch

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- standing by
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE UPDATE OF b ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
