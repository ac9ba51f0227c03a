-- A view that has to be made anew has privileges, which no kind models: they would be lost, so that it is refused.
-- refused = privileges:view:app.v

-- from
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 1 AS a;

-- standing by
GRANT SELECT ON app.v TO PUBLIC;

-- to
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 'x'::text AS a;
