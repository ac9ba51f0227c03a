-- A table becomes a view of the same name, a view a table, a sequence a table.
-- back = none

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);
CREATE VIEW app.b AS SELECT 1 AS id;
CREATE SEQUENCE app.c;

-- to
CREATE SCHEMA app;
CREATE VIEW app.a AS SELECT 1::bigint AS id;
CREATE TABLE app.b (id integer);
CREATE TABLE app.c (id bigint);
