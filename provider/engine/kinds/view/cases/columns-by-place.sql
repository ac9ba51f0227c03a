-- PostgreSQL prints the columns of what a function gives, and those that a query names itself, by their place: the table has its
-- columns before.
-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);
CREATE TABLE app.u (a integer, b integer);
CREATE TYPE app.pair AS (x integer, y text);
CREATE FUNCTION app.f() RETURNS SETOF app.t LANGUAGE sql STABLE AS 'SELECT * FROM app.t';
CREATE FUNCTION app.g() RETURNS SETOF app.pair LANGUAGE sql STABLE AS $$ SELECT 1, 'x' $$;
CREATE VIEW app.v AS SELECT a FROM app.f();
CREATE VIEW app.w AS SELECT x, y FROM app.t AS q(x, y);
CREATE VIEW app.j AS SELECT * FROM app.t JOIN app.u AS uu(a, b2) USING (a);
CREATE MATERIALIZED VIEW app.m AS SELECT y FROM app.g();
-- rows
INSERT INTO app.t VALUES (1, 2);
-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, c text, d date);
CREATE TABLE app.u (a integer, c integer);
CREATE TYPE app.pair AS (x integer, y text, z date);
CREATE FUNCTION app.f() RETURNS SETOF app.t LANGUAGE sql STABLE AS 'SELECT * FROM app.t';
CREATE FUNCTION app.g() RETURNS SETOF app.pair LANGUAGE sql STABLE AS $$ SELECT 1, 'x', NULL::date $$;
CREATE VIEW app.v AS SELECT a FROM app.f();
CREATE VIEW app.w AS SELECT x, y FROM app.t AS q(x, y);
CREATE VIEW app.j AS SELECT * FROM app.t JOIN app.u AS uu(a, b2) USING (a);
CREATE MATERIALIZED VIEW app.m AS SELECT y FROM app.g();
