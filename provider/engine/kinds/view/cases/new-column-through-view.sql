-- A view takes a column that the view under it gets in the same plan, which takes it from a new column of a table.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE VIEW app.z AS SELECT a FROM app.t;
CREATE VIEW app.y AS SELECT a FROM app.z;
CREATE VIEW app.a AS SELECT a FROM app.y;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text);
CREATE VIEW app.z AS SELECT a, b FROM app.t;
CREATE VIEW app.y AS SELECT a, b FROM app.z;
CREATE VIEW app.a AS SELECT a, b FROM app.y;
