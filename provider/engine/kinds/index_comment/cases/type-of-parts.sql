-- Comments on indexes of partitioned tables are their own when a column gets another type: before 18 PostgreSQL gives them to the partitions'.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id integer, a bigint, b bigint, CONSTRAINT t_key UNIQUE (id, a)) PARTITION BY LIST (id);
CREATE TABLE app.t_1 PARTITION OF app.t FOR VALUES IN (1) PARTITION BY LIST (id);
CREATE TABLE app.t_1_rest PARTITION OF app.t_1 DEFAULT;
CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
CREATE INDEX t_idx ON app.t (a DESC);
CREATE INDEX t_expression ON app.t (abs(b));
COMMENT ON INDEX app.t_key IS 'index of the key';
COMMENT ON CONSTRAINT t_key ON app.t IS 'key';
COMMENT ON INDEX app.t_idx IS 'index';
COMMENT ON INDEX app.t_expression IS 'expression';
COMMENT ON INDEX app.t_1_a_idx IS 'a part''s';
COMMENT ON INDEX app.t_rest_id_a_key IS 'a part''s key';

-- rows
INSERT INTO app.t VALUES (1, 2, 3), (2, 3, 4);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id integer, a integer, b integer, CONSTRAINT t_key UNIQUE (id, a)) PARTITION BY LIST (id);
CREATE TABLE app.t_1 PARTITION OF app.t FOR VALUES IN (1) PARTITION BY LIST (id);
CREATE TABLE app.t_1_rest PARTITION OF app.t_1 DEFAULT;
CREATE TABLE app.t_rest PARTITION OF app.t DEFAULT;
CREATE INDEX t_idx ON app.t (a DESC);
CREATE INDEX t_expression ON app.t (abs(b));
COMMENT ON INDEX app.t_key IS 'index of the key';
COMMENT ON CONSTRAINT t_key ON app.t IS 'key';
COMMENT ON INDEX app.t_idx IS 'index, otherwise';
COMMENT ON INDEX app.t_expression IS 'expression';
COMMENT ON INDEX app.t_1_a_idx IS 'a part''s';
COMMENT ON INDEX app.t_rest_id_a_key IS 'a part''s key';
