-- since = 18
-- A virtual generated column is not modelled: an error names it.
-- refused = app.t

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer GENERATED ALWAYS AS (a + 1));
