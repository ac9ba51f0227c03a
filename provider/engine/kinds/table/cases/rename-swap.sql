-- Two tables, and two columns, change names with each other.
-- refused = Both table:app.a and table:app.b exist

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (x integer, y text);
CREATE TABLE app.b (z integer);

-- to
-- schemata:rename table app.a to b
-- schemata:rename table app.b to a
CREATE SCHEMA app;
CREATE TABLE app.b (x integer, y text);
CREATE TABLE app.a (z integer);
