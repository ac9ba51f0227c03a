-- Arguments change: what CREATE OR REPLACE takes, and what has to be made anew.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.named(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.renamed(a integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_added(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_changed(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_of_any(a anyelement DEFAULT 1) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.becomes_out(a integer, OUT b integer) LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.out_renamed(OUT a integer, OUT b text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION app.tabled(a integer) RETURNS TABLE (x integer, y text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION app.inout(INOUT a integer) LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.spread(VARIADIC a integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.result(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.set(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.first_default(a integer DEFAULT 1, OUT o text, INOUT b text DEFAULT 'b') LANGUAGE sql AS $$SELECT 'o', 'b'$$;

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.named(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.renamed(b integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_added(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_changed(a integer DEFAULT 1, b text DEFAULT 'y') RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.default_of_any(a anyelement DEFAULT 'x'::text) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.becomes_out(INOUT a integer, OUT b integer) LANGUAGE sql AS 'SELECT $1, 1';
CREATE FUNCTION app.out_renamed(OUT a integer, OUT c text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION app.tabled(a integer) RETURNS TABLE (x integer, y text, z text) LANGUAGE sql AS $$SELECT 1, 'x', 'z'$$;
CREATE FUNCTION app.inout(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.spread(a integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.result(a integer) RETURNS bigint LANGUAGE sql AS 'SELECT a::bigint';
CREATE FUNCTION app.set(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.first_default(a integer DEFAULT 2, OUT o text, INOUT b text DEFAULT 'c') LANGUAGE sql AS $$SELECT 'o', 'b'$$;
