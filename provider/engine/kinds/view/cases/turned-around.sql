-- Two views change which of them selects from the other; a third lies over both.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);
CREATE VIEW app.one AS SELECT a, b FROM app.t;
CREATE VIEW app.two AS SELECT a, b FROM app.one;
CREATE VIEW app.three AS SELECT one.a, two.b FROM app.one, app.two;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);
CREATE VIEW app.two AS SELECT a, b FROM app.t;
CREATE VIEW app.one AS SELECT a, b FROM app.two;
CREATE VIEW app.three AS SELECT one.a, two.b FROM app.one, app.two;
