-- Every attribute of an index changes: method, uniqueness, keys, order, collation, class, INCLUDE, predicate, parameters, table.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c jsonb);
CREATE TABLE app.u (a bigint);
CREATE INDEX method_idx ON app.t (a);
CREATE INDEX unique_idx ON app.t (a, b);
CREATE INDEX keys_idx ON app.t (a, b DESC);
CREATE INDEX order_idx ON app.t (a DESC NULLS LAST, b NULLS FIRST);
CREATE INDEX collation_idx ON app.t (b COLLATE "C");
CREATE INDEX class_idx ON app.t (b text_pattern_ops);
CREATE INDEX include_idx ON app.t (a) INCLUDE (b);
CREATE INDEX where_idx ON app.t (a) WHERE a > 0;
CREATE INDEX options_idx ON app.t (a) WITH (fillfactor = 60);
CREATE INDEX gin_idx ON app.t USING gin (c) WITH (fastupdate = on, gin_pending_list_limit = 100);
CREATE INDEX table_idx ON app.t (a);
CREATE INDEX expression_idx ON app.t (lower(b), (a % 10));

-- rows
INSERT INTO app.t VALUES (1, 'a', '{}'), (2, 'b', '[]');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c jsonb);
CREATE TABLE app.u (a bigint);
CREATE INDEX method_idx ON app.t USING hash (a);
CREATE UNIQUE INDEX unique_idx ON app.t (a, b);
CREATE INDEX keys_idx ON app.t (b DESC, a);
CREATE INDEX order_idx ON app.t (a DESC, b);
CREATE INDEX collation_idx ON app.t (b COLLATE "POSIX");
CREATE INDEX class_idx ON app.t (b varchar_pattern_ops);
CREATE INDEX include_idx ON app.t (a) INCLUDE (c);
CREATE INDEX where_idx ON app.t (a) WHERE a > 1 AND b IS NOT NULL;
CREATE INDEX options_idx ON app.t (a) WITH (fillfactor = 70, deduplicate_items = off);
CREATE INDEX gin_idx ON app.t USING gin (c);
CREATE INDEX table_idx ON app.u (a);
CREATE INDEX expression_idx ON app.t (upper(b), (a % 10));
