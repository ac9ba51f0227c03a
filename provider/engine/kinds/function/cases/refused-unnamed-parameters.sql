-- refused = It reads several parameters without a name, and others have one
-- Where a query reads them, nobody knows which of them PostgreSQL has printed where.

-- from
CREATE TABLE t (id integer, a text);

-- to
CREATE TABLE t (id integer, a text);
CREATE FUNCTION found(integer, text, x integer) RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t WHERE id IN ($1, x) AND a = $2; END;
