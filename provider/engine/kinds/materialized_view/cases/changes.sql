-- Materialized views come, go, change their query, options and indexes, with comments, views on them, and names that need quotes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.query AS SELECT a, count(*) AS n FROM app.t GROUP BY a;
CREATE UNIQUE INDEX query_a_idx ON app.query (a);
CREATE INDEX query_gone_idx ON app.query (n);
CREATE INDEX query_changed_idx ON app.query (n) WHERE n > 1;
COMMENT ON MATERIALIZED VIEW app.query IS 'x';
COMMENT ON COLUMN app.query.a IS 'kept';
COMMENT ON COLUMN app.query.n IS 'gone';
COMMENT ON INDEX app.query_a_idx IS 'kept';
CREATE VIEW app.on_query AS SELECT a FROM app.query;
CREATE MATERIALIZED VIEW app.on_on_query AS SELECT a FROM app.on_query;
CREATE INDEX on_on_query_idx ON app.on_on_query (a);
CREATE MATERIALIZED VIEW app."Options" WITH (fillfactor = 70, toast.autovacuum_enabled = off) AS SELECT b FROM app.t;
CREATE INDEX "Options b" ON app."Options" (b);
CREATE INDEX renamed_idx ON app."Options" (lower(b));
CREATE MATERIALIZED VIEW app.goes AS SELECT 1 AS one;
CREATE INDEX goes_idx ON app.goes (one);
CREATE MATERIALIZED VIEW app.empty AS SELECT a FROM app.t WITH NO DATA;
CREATE MATERIALIZED VIEW app.indexes AS SELECT a, b FROM app.t;
CREATE INDEX indexes_changed_idx ON app.indexes (a);

-- rows
INSERT INTO app.t VALUES (1, 'x'), (2, 'y');
REFRESH MATERIALIZED VIEW app.query;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.query AS SELECT a, count(b) AS counted, max(b) AS m FROM app.t GROUP BY a;
CREATE UNIQUE INDEX query_a_idx ON app.query (a);
CREATE INDEX query_changed_idx ON app.query (counted) WHERE counted > 2;
CREATE INDEX query_comes_idx ON app.query (lower(m));
COMMENT ON MATERIALIZED VIEW app.query IS 'x';
COMMENT ON COLUMN app.query.a IS 'kept';
COMMENT ON COLUMN app.query.m IS 'new';
COMMENT ON INDEX app.query_a_idx IS 'kept';
CREATE VIEW app.on_query AS SELECT a FROM app.query;
CREATE MATERIALIZED VIEW app.on_on_query AS SELECT a FROM app.on_query;
CREATE INDEX on_on_query_idx ON app.on_on_query (a);
CREATE MATERIALIZED VIEW app."Options" WITH (fillfactor = 80) AS SELECT b FROM app.t;
CREATE INDEX "Options b" ON app."Options" (b DESC);
CREATE INDEX other_name_idx ON app."Options" (lower(b));
CREATE MATERIALIZED VIEW app."Comes now" AS SELECT b AS "The B" FROM app.t WHERE a > 0;
CREATE UNIQUE INDEX "Comes b" ON app."Comes now" ("The B");
COMMENT ON COLUMN app."Comes now"."The B" IS 'y';
CREATE MATERIALIZED VIEW app.empty AS SELECT a, b FROM app.t WITH NO DATA;
CREATE MATERIALIZED VIEW app.indexes AS SELECT a, b FROM app.t;
CREATE INDEX indexes_changed_idx ON app.indexes (a, b);
