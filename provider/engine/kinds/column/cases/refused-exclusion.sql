-- PostgreSQL would drop an exclusion constraint with the column: that is refused.
-- refused = constraint:

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b int4range);

-- standing by
ALTER TABLE app.t ADD CONSTRAINT x EXCLUDE USING gist (b WITH &&);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
