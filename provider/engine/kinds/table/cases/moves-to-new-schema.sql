-- Into a schema that is declared with it and not there yet.
-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, note text);
CREATE VIEW app.v AS SELECT note FROM app.t;
CREATE FUNCTION app.f(a int, b app.t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- rows
INSERT INTO app.t (note) VALUES ('a');
-- to
CREATE SCHEMA archive;
-- schemata:rename table app.t to archive.t
CREATE TABLE archive.t (id serial PRIMARY KEY, note text, at date);
-- schemata:rename view app.v to archive.w
CREATE VIEW archive.w AS SELECT note FROM archive.t;
-- schemata:rename function app.f(int, app.t) to archive.f
CREATE FUNCTION archive.f(a int, b archive.t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
