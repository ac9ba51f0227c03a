-- Procedures come, go and change: every attribute, arguments of all modes, overloads.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
CREATE PROCEDURE app.body(a integer) LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE app.standard(a integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO app.t VALUES (a); END;
CREATE PROCEDURE app.to_standard(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.definer(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.config(a integer) LANGUAGE sql SET work_mem = '4MB' AS 'SELECT 1';
CREATE PROCEDURE app.both(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.out(IN a integer, OUT b integer, INOUT c text DEFAULT 'c') LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE app.renamed(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.spread(VARIADIC a text[]) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.gone() LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.overloaded(integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.overloaded(text) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE app.renamed(integer) IS 'x';
COMMENT ON PROCEDURE app.out IS 'x';

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
CREATE PROCEDURE app.body(a integer) LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE PROCEDURE app.standard(a integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO app.t VALUES (a + 1); END;
CREATE PROCEDURE app.to_standard(a integer) LANGUAGE sql BEGIN ATOMIC SELECT 1; END;
CREATE PROCEDURE app.definer(a integer) LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE PROCEDURE app.config(a integer) LANGUAGE sql SET search_path = '' AS 'SELECT 1';
CREATE PROCEDURE app.both(a integer) LANGUAGE sql SECURITY DEFINER SET search_path = app AS 'SELECT 1';
CREATE PROCEDURE app.out(IN a integer, OUT b bigint, INOUT c text DEFAULT 'c') LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE app.renamed(b integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.spread(a text[]) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.overloaded(integer) LANGUAGE sql AS 'SELECT 2';
CREATE PROCEDURE app.overloaded(integer, text DEFAULT 'x') LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE app.renamed(integer) IS 'y';
COMMENT ON PROCEDURE app.out IS 'x';
