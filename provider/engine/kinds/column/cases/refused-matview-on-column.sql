-- A materialized view stands in the way of a changed type, by name.
-- type_change = in_place
-- refused = app.m

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- standing by
CREATE MATERIALIZED VIEW app.m AS SELECT a FROM app.t;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
