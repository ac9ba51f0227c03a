-- A body of the SQL standard that reads a parameter without a name while others have one: PostgreSQL prints it as "".

-- from
CREATE TABLE t (id integer);
CREATE FUNCTION out_named(integer, OUT q integer) LANGUAGE sql BEGIN ATOMIC SELECT $1; END;
CREATE FUNCTION second(a integer, integer) RETURNS integer LANGUAGE sql RETURN $2;
CREATE FUNCTION table_named(integer, text DEFAULT 'x') RETURNS TABLE (q integer) LANGUAGE sql BEGIN ATOMIC SELECT $1; END;
CREATE FUNCTION with_table(a integer, integer) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE id > $2 AND '""' <> 'x'; END;
CREATE FUNCTION which(a integer, integer, integer) RETURNS integer LANGUAGE sql RETURN $2;
CREATE FUNCTION several(integer, a text, text, text, text, text, text, text, text, text) RETURNS text LANGUAGE sql RETURN $10 || $1 || a || $3 || '""' || $10;
CREATE FUNCTION chosen(integer, integer, OUT q integer) LANGUAGE sql RETURN CASE WHEN $2 > 0 THEN $1 ELSE least($2, 7) END;
CREATE PROCEDURE put(a integer, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES ($2); END;

-- to
CREATE TABLE t (id integer);
CREATE FUNCTION out_named(integer, OUT q integer) LANGUAGE sql BEGIN ATOMIC SELECT $1 + 1; END;
CREATE FUNCTION second(a integer, integer) RETURNS integer LANGUAGE sql RETURN $2 + 1;
CREATE FUNCTION table_named(integer, text DEFAULT 'y') RETURNS TABLE (q integer) LANGUAGE sql BEGIN ATOMIC SELECT $1 + 1; END;
CREATE FUNCTION with_table(a integer, integer) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE id > $2 + 1 AND '""' <> 'x'; END;
CREATE FUNCTION which(a integer, integer, integer) RETURNS integer LANGUAGE sql RETURN $3;
CREATE FUNCTION several(integer, a text, text, text, text, text, text, text, text, text) RETURNS text LANGUAGE sql RETURN $3 || $1 || a || $10 || '""' || $10;
CREATE FUNCTION chosen(integer, integer, OUT q integer) LANGUAGE sql RETURN CASE WHEN $1 > 0 THEN $2 ELSE least($1, 7) END;
CREATE PROCEDURE put(a integer, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES ($2 + 1); END;
