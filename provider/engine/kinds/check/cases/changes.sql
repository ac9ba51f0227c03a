-- Checks come, go, change and are renamed; NO INHERIT and NOT VALID.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text, CONSTRAINT one CHECK (a > 0), CONSTRAINT two CHECK (b <> ''), CONSTRAINT gone CHECK (a < 100), CONSTRAINT old_name CHECK (a <> 50));
ALTER TABLE app.t ADD CONSTRAINT unchecked CHECK (a > 5) NOT VALID;

-- rows
INSERT INTO app.t VALUES (6, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text, CONSTRAINT one CHECK (a > 1 AND b <> 'a'), CONSTRAINT two CHECK (b <> '') NO INHERIT, CONSTRAINT come CHECK (b ~ '^[a-z]+$' OR b IS NULL), CONSTRAINT new_name CHECK (a <> 50), CONSTRAINT unchecked CHECK (a > 5));
