-- PostgreSQL prints a constant in a query with its type, and would read that as a name.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a text, b int);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a text, b int);
CREATE VIEW app.v AS SELECT a, ARRAY(SELECT 'p') AS l, (SELECT -1) AS n FROM app.t
  WHERE a = (SELECT 'x') OR a IN (SELECT 'y' UNION SELECT NULL) OR EXISTS (SELECT 'z', 1);
CREATE VIEW app.w AS WITH c AS (SELECT 'm') SELECT c.* FROM c;
CREATE MATERIALIZED VIEW app.m AS SELECT (SELECT 'x') AS c;
CREATE POLICY p ON app.t USING (a = (SELECT 'x') OR a IN (SELECT 'y')) WITH CHECK (a <> (SELECT 'z'));
CREATE RULE r AS ON INSERT TO app.t WHERE NEW.a = (SELECT 'q') DO ALSO NOTHING;
CREATE FUNCTION app.f() RETURNS SETOF text LANGUAGE sql
BEGIN ATOMIC UPDATE app.t SET a = (SELECT 'q'); SELECT 'b' UNION ALL SELECT 'c'; END;
CREATE FUNCTION app.g() RETURNS text LANGUAGE sql RETURN (SELECT 'x');
CREATE FUNCTION app.h() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT -1; END;
CREATE VIEW app.lists AS SELECT ARRAY['a', 'b', 'c', NULL] AS l, (ARRAY['a', 'b', 'c'])[2:3] AS s FROM app.t
  WHERE a IN ('a', 'b', 'c') OR (a, 'x', 'y') = ('b', 'c', a) OR a = ANY (ARRAY['x', 'y', 'z'] || '{q}'::text[]);
