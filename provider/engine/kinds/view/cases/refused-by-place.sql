-- A column between others comes last in a table that is there: what names columns by their place would read another one.
-- refused = would no longer read column:app.t.z
-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);
CREATE VIEW app.v AS SELECT x, y FROM app.t AS q(x, y);
-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, z integer, b integer);
CREATE VIEW app.v AS SELECT x, y FROM app.t AS q(x, y);
