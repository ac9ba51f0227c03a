-- back = none
-- from
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS old_name ON a, b FROM t;
COMMENT ON STATISTICS old_name IS 'stays';
-- to
CREATE TABLE t (a integer, b integer);
-- schemata:rename statistics public.old_name to "New name"
CREATE STATISTICS "New name" ON a, b FROM t;
COMMENT ON STATISTICS "New name" IS 'stays';
