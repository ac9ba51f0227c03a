-- back = none
-- What hangs on a table goes with it, whether a kind models it or not: a trigger, a policy, statistics, row security.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.t (a integer, b integer);
CREATE TABLE app.u (a integer);

-- rows
CREATE TRIGGER noop BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE POLICY mine ON app.t USING (a > 0);
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS app.s ON a, b FROM app.t;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.u (a integer);
