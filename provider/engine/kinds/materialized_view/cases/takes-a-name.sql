-- An index has the name that a table's index had, and the other way round, while the materialized view changes, too.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.query AS SELECT a, b FROM app.t;
CREATE INDEX of_both ON app.t (b);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.query AS SELECT a, lower(b) AS b FROM app.t;
CREATE INDEX of_both ON app.query (b);
