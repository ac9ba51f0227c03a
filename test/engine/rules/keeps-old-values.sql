-- from
CREATE FUNCTION by_index(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ! function:public.by_index(integer): stays in public.t_idx
CREATE FUNCTION by_column(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ! function:public.by_column(integer): stays in public.t.c
CREATE FUNCTION by_check(a integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END'; -- ! function:public.by_check(integer): stays in public.t.t_check
CREATE FUNCTION within(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ! function:public.within(integer): stays in public.t_around_idx
CREATE FUNCTION around(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN within(a);
CREATE FUNCTION faster(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ok function:public.faster(integer)
CREATE FUNCTION by_view(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ok function:public.by_view(integer)
CREATE FUNCTION by_default() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ok function:public.by_default()
CREATE FUNCTION by_nobody() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'; -- ok function:public.by_nobody()
CREATE TABLE t (a integer DEFAULT by_default(), c integer GENERATED ALWAYS AS (by_column(a)) STORED, CONSTRAINT t_check CHECK (by_check(a) > 0));
CREATE INDEX t_idx ON t (by_index(a));
CREATE INDEX t_around_idx ON t (around(a));
CREATE INDEX t_faster_idx ON t (faster(a));
CREATE VIEW v AS SELECT by_view(a) AS a FROM t;
-- to
CREATE FUNCTION by_index(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION by_column(a integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT 1';
CREATE FUNCTION by_check(a integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE SET search_path = public AS 'BEGIN RETURN 1; END';
CREATE FUNCTION within(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION around(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN within(a);
CREATE FUNCTION faster(a integer) RETURNS integer LANGUAGE sql IMMUTABLE COST 1 PARALLEL SAFE AS 'SELECT 1';
CREATE FUNCTION by_view(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION by_default() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION by_nobody() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE TABLE t (a integer DEFAULT by_default(), c integer GENERATED ALWAYS AS (by_column(a)) STORED, CONSTRAINT t_check CHECK (by_check(a) > 0));
CREATE INDEX t_idx ON t (by_index(a));
CREATE INDEX t_around_idx ON t (around(a));
CREATE INDEX t_faster_idx ON t (faster(a));
CREATE VIEW v AS SELECT by_view(a) AS a FROM t;
