-- type_change = in_place
-- A materialized view and its indexes make way for a column's new type and come back in the same transaction; renames are followed.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b varchar(10), c int);
CREATE MATERIALIZED VIEW app.m AS SELECT a, b FROM app.t;
CREATE UNIQUE INDEX m_a_idx ON app.m (a);
COMMENT ON INDEX app.m_a_idx IS 'x';
CREATE VIEW app.v AS SELECT b FROM app.m;
CREATE MATERIALIZED VIEW app.asks_c AS SELECT a, c FROM app.t;
CREATE VIEW app.under AS SELECT a FROM app.t;
CREATE MATERIALIZED VIEW app.over AS SELECT a FROM app.under;
CREATE INDEX over_idx ON app.over (a);
CREATE MATERIALIZED VIEW app.old_name AS SELECT 1 AS one;

-- rows
INSERT INTO app.t VALUES (1, 'x', 3);

-- to
-- schemata:rename materialized_view app.old_name to new_name
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE MATERIALIZED VIEW app.m AS SELECT a, b FROM app.t;
CREATE UNIQUE INDEX m_a_idx ON app.m (a);
COMMENT ON INDEX app.m_a_idx IS 'x';
CREATE VIEW app.v AS SELECT b FROM app.m;
CREATE MATERIALIZED VIEW app.asks_c AS SELECT a FROM app.t;
CREATE VIEW app.under AS SELECT b, a FROM app.t;
CREATE MATERIALIZED VIEW app.over AS SELECT a FROM app.under;
CREATE INDEX over_idx ON app.over (a);
CREATE MATERIALIZED VIEW app.new_name AS SELECT 1 AS one;
