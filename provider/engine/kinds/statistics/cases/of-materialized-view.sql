-- Statistics of a materialized view come, change and go; they are made again with the view, and one goes over to a table of another name.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.n (id int, a int, b text);
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.m AS SELECT a, b FROM app.n;
CREATE MATERIALIZED VIEW app.o AS SELECT id, a FROM app.n;
CREATE STATISTICS app.changes (ndistinct) ON a, b FROM app.m;
CREATE STATISTICS app.goes ON a, b FROM app.m;
CREATE STATISTICS app.moves ON a, b FROM app.m;
CREATE STATISTICS app.stays (mcv) ON id, a FROM app.o;
ALTER STATISTICS app.stays SET STATISTICS 50;
COMMENT ON STATISTICS app.stays IS 'stays';

-- rows
INSERT INTO app.n VALUES (1, 2, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.n (id int, a bigint, b text);
CREATE TABLE app.t (a int, b text);
CREATE MATERIALIZED VIEW app.m AS SELECT a, b FROM app.n;
CREATE MATERIALIZED VIEW app.o AS SELECT id, a FROM app.n;
CREATE STATISTICS app.changes (ndistinct, mcv) ON a, b FROM app.m;
CREATE STATISTICS app.comes ON (a % 10), (b || 'x') FROM app.m;
CREATE STATISTICS app.moves ON a, b FROM app.t;
CREATE STATISTICS app.stays (mcv) ON id, a FROM app.o;
ALTER STATISTICS app.stays SET STATISTICS 50;
COMMENT ON STATISTICS app.stays IS 'stays';
