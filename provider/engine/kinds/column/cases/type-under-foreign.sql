-- Extended statistics and an exclusion constraint stand by; PostgreSQL makes them anew with a column's new type.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, r int4range);

-- rows
INSERT INTO app.t VALUES (1, 2, '[1,2)');

-- standing by
CREATE STATISTICS app.s ON a, b FROM app.t;
ALTER TABLE app.t ADD CONSTRAINT x EXCLUDE USING btree (a WITH =);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, r int4range, c text);
