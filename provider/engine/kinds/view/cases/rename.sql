-- A view is renamed under another view, which changes at the same time.

-- from
-- schemata:rename view app.everyone to people
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE VIEW app.people AS SELECT a FROM app.t;
CREATE VIEW app.some AS SELECT a FROM app.people;
COMMENT ON COLUMN app.people.a IS 'number';

-- to
-- schemata:rename view app.people to everyone
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE VIEW app.everyone AS SELECT a, b FROM app.t;
CREATE VIEW app.some AS SELECT a FROM app.everyone WHERE a > 1;
COMMENT ON COLUMN app.everyone.a IS 'number';
