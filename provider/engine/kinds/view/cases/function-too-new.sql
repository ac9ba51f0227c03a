-- until = 14
-- refused = range_agg(anymultirange) needs PostgreSQL 15
-- So it is in a view, for an aggregate.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (r int4multirange);
CREATE VIEW app.v AS SELECT range_agg(r) AS r FROM app.t;
