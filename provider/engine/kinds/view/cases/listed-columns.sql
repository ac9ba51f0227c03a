-- PostgreSQL lists a table's columns in a query where their names would be ambiguous, those too that the query has no use for: it reads
-- otherwise without one, which goes before the query is read.

-- from
CREATE SCHEMA app;
CREATE TABLE app."T one" (x integer, y integer, z integer);
CREATE TABLE app.two (x integer, z integer);
CREATE TABLE app.three (z integer, q integer);
CREATE VIEW app.v AS SELECT x, y FROM app."T one" AS "T one"(x, y, z_1) JOIN app.two USING (x) JOIN app.three USING (z);
CREATE VIEW app.w AS SELECT z FROM app."T one" WHERE z > 1;

-- to
CREATE SCHEMA app;
CREATE TABLE app."T one" (x integer, y integer);
CREATE TABLE app.two (x integer, z integer);
CREATE TABLE app.three (z integer, q integer);
CREATE VIEW app.v AS SELECT x, y, q FROM app."T one" AS "T one"(x, y) JOIN app.two USING (x) JOIN app.three USING (z);
CREATE VIEW app.w AS SELECT x AS z FROM app."T one" WHERE x > 1;
