-- A schema is renamed together with what stands in it, which hints call by the old name or by the new one.
-- from
-- schemata:rename schema core to app
-- schemata:rename table core.u to t
-- schemata:rename view app.w to v
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b int);
CREATE VIEW app.v AS SELECT a FROM app.t;

-- rows
INSERT INTO app.t VALUES (1, 2);

-- to
-- schemata:rename schema app to core
-- schemata:rename table app.t to u
-- schemata:rename view core.v to w
CREATE SCHEMA core;
CREATE TABLE core.u (a int, b int);
CREATE VIEW core.w AS SELECT a FROM core.u;
