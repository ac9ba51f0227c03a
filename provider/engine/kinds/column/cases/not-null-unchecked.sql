-- since = 18
-- NOT NULL that is not valid, and that is not inherited: it comes, goes, is validated, renamed, and on new tables and columns.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (comes int, goes int, validated int, from_valid int NOT NULL, renamed int, inherit_changes int NOT NULL, "Not inherited" int, less int CONSTRAINT less_needed NOT NULL NO INHERIT);
ALTER TABLE app.t ADD CONSTRAINT t_goes_not_null NOT NULL goes NOT VALID;
ALTER TABLE app.t ADD CONSTRAINT validated_needed NOT NULL validated NOT VALID;
ALTER TABLE app.t ADD CONSTRAINT old_name NOT NULL renamed NOT VALID;

-- rows
INSERT INTO app.t VALUES (1, 1, 1, 1, 1, 1, 1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (comes int, goes int, validated int CONSTRAINT validated_needed NOT NULL, from_valid int, renamed int, inherit_changes int NOT NULL NO INHERIT, "Not inherited" int NOT NULL NO INHERIT, less int NOT NULL, new_column int DEFAULT 5);
ALTER TABLE app.t ADD CONSTRAINT comes_needed NOT NULL comes NOT VALID;
ALTER TABLE app.t ADD CONSTRAINT t_from_valid_not_null NOT NULL from_valid NOT VALID;
ALTER TABLE app.t ADD CONSTRAINT new_name NOT NULL renamed NOT VALID;
ALTER TABLE app.t ADD CONSTRAINT t_new_column_not_null NOT NULL new_column NO INHERIT NOT VALID;
CREATE TABLE app.new (a int, b text DEFAULT 'x', c int NOT NULL NO INHERIT, CONSTRAINT new_check CHECK (b <> ''));
ALTER TABLE app.new ADD CONSTRAINT new_b_not_null NOT NULL b NOT VALID;
