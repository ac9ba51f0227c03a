-- Extended statistics and exclusion constraints on a column whose type changes; an expression's statistics, too.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, r int4range);
CREATE STATISTICS app.s ON a, b FROM app.t;
CREATE STATISTICS app.e ON (a + 1) FROM app.t;
ALTER TABLE app.t ADD CONSTRAINT x EXCLUDE USING btree (a WITH =);

-- rows
INSERT INTO app.t VALUES (1, 2, '[1,2)');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, r int4range, c text);
CREATE STATISTICS app.s ON a, b FROM app.t;
CREATE STATISTICS app.e ON (a + 1) FROM app.t;
ALTER TABLE app.t ADD CONSTRAINT x EXCLUDE USING btree (a WITH =);
