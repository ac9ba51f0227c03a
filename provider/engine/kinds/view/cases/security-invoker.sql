-- security_invoker (15), set and reset.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE VIEW app.a WITH (security_invoker = true) AS SELECT 1 AS x;
CREATE VIEW app.b AS SELECT 1 AS x;

-- to
CREATE SCHEMA app;
CREATE VIEW app.a AS SELECT 1 AS x;
CREATE VIEW app.b WITH (security_invoker = true, security_barrier = true) AS SELECT 1 AS x;
