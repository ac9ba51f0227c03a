-- Bodies of all sorts: quotes and dollars in them, another language, of the SQL standard.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE FUNCTION app.quotes() RETURNS text LANGUAGE sql AS $f$SELECT 'it''s $function$ \n'::text$f$;
CREATE FUNCTION app.lines() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  -- a comment
  RETURN 1;
END $$;
CREATE FUNCTION app.language() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.internal(double precision) RETURNS double precision LANGUAGE internal IMMUTABLE STRICT AS 'dsin';
CREATE FUNCTION app.to_standard(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT a + 1';
CREATE FUNCTION app.standard(a bigint) RETURNS bigint LANGUAGE sql RETURN a + 1;
CREATE FUNCTION app.atomic(a bigint) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT b FROM app.t WHERE t.a = atomic.a; END;
CREATE FUNCTION app.empty() RETURNS void LANGUAGE sql AS '';

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c text);
CREATE FUNCTION app.quotes() RETURNS text LANGUAGE sql AS $f$SELECT '$function$ $functionx$ \\'::text || '$function'$f$;
CREATE FUNCTION app.lines() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
	RETURN 2;
END $$;
CREATE FUNCTION app.language() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION app.internal(double precision) RETURNS double precision LANGUAGE internal IMMUTABLE STRICT AS 'dcos';
CREATE FUNCTION app.to_standard(a bigint) RETURNS bigint LANGUAGE sql RETURN a + 1;
CREATE FUNCTION app.standard(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT a + 2';
CREATE FUNCTION app.atomic(a bigint) RETURNS text LANGUAGE sql BEGIN ATOMIC INSERT INTO app.t (a, c) VALUES (atomic.a, 'x'); SELECT c FROM app.t WHERE t.a = atomic.a; END;
CREATE FUNCTION app.empty() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
