-- A view becomes a table and a table a view, while views over them change as well.

-- from
CREATE SCHEMA app;
CREATE VIEW app.one AS SELECT 1 AS a, 2 AS b;
CREATE TABLE app.two (a integer, b integer);
CREATE VIEW app.over_one AS SELECT a FROM app.one;
CREATE VIEW app.a_over_two AS SELECT a FROM app.two;
CREATE VIEW app.over_both AS SELECT one.a, two.b FROM app.one, app.two;
COMMENT ON VIEW app.over_one IS 'over one';

-- to
CREATE SCHEMA app;
CREATE TABLE app.one (a integer, b integer);
CREATE VIEW app.two AS SELECT 1 AS a, 2 AS b;
CREATE VIEW app.over_one AS SELECT a, b FROM app.one;
CREATE VIEW app.a_over_two AS SELECT a, b FROM app.two;
CREATE VIEW app.over_both AS SELECT one.a, two.b FROM app.one, app.two;
COMMENT ON VIEW app.over_one IS 'over one, still';
