-- A column under them changes its type, another goes; a table goes and one comes. The target stays.
-- type_change = in_place
-- from
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 77;
COMMENT ON STATISTICS s IS 'stays';
CREATE STATISTICS with_c ON a, c FROM t;
CREATE TABLE gone (a integer, b integer);
CREATE STATISTICS of_table ON a, b FROM gone;
-- rows
INSERT INTO public.t VALUES (1, 2, 3);
-- to
CREATE TABLE t (a bigint, b integer);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 77;
COMMENT ON STATISTICS s IS 'stays';
CREATE TABLE come (a integer, b integer);
CREATE STATISTICS of_table ON b, a FROM come;
