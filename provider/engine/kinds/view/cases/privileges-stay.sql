-- A view that is replaced in place keeps its privileges.

-- from
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 1 AS a;
GRANT SELECT ON app.v TO PUBLIC;

-- to
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 2 AS a;
GRANT SELECT ON app.v TO PUBLIC;
