-- A materialized view becomes a view, a view a materialized one, a table neither.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE MATERIALIZED VIEW app.becomes_view AS SELECT a FROM app.t;
CREATE INDEX becomes_view_idx ON app.becomes_view (a);
CREATE VIEW app.becomes_materialized AS SELECT a FROM app.t;
CREATE VIEW app.on_both AS SELECT v.a, m.a AS b FROM app.becomes_view v, app.becomes_materialized m;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE VIEW app.becomes_view AS SELECT a FROM app.t;
CREATE MATERIALIZED VIEW app.becomes_materialized AS SELECT a FROM app.t;
CREATE INDEX becomes_view_idx ON app.becomes_materialized (a);
CREATE VIEW app.on_both AS SELECT v.a, m.a AS b FROM app.becomes_view v, app.becomes_materialized m;
