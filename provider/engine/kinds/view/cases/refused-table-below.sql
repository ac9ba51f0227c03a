-- A table that somebody else's view selects from is not dropped; the view is named.
-- refused = app.m

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- rows
CREATE VIEW app.m AS SELECT a FROM app.t;

-- to
CREATE SCHEMA app;

-- kept
SELECT 1;
