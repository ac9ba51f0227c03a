-- Under another name an object has the same privileges.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
GRANT SELECT ON app.t TO pg_monitor;
GRANT UPDATE (a) ON app.t TO PUBLIC;

-- to
-- schemata:rename table app.t to u
-- schemata:rename column app.t.a to b
CREATE SCHEMA app;
CREATE TABLE app.u (b integer);
GRANT SELECT ON app.u TO pg_monitor;
GRANT UPDATE (b), SELECT (b) ON app.u TO PUBLIC;
