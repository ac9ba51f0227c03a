-- Names go round between a table, a view, a sequence and an index.

-- from
CREATE SCHEMA app;
CREATE TABLE app.one (a integer);
CREATE VIEW app.two AS SELECT 1 AS a;
CREATE SEQUENCE app.three;
CREATE TABLE app.t (a integer);
CREATE INDEX four ON app.t (a);
COMMENT ON TABLE app.one IS '1';

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.one;
CREATE TABLE app.two (a integer);
CREATE TABLE app.t (a integer);
CREATE INDEX three ON app.t (a);
CREATE VIEW app.four AS SELECT a FROM app.t;
COMMENT ON SEQUENCE app.one IS '1';
