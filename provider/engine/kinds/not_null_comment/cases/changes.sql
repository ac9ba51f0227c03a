-- Comments on not-null constraints: one comes, one goes, one changes; one goes with its constraint, one comes with another name.
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (a text NOT NULL, b text NOT NULL, c text CONSTRAINT cc NOT NULL, d text NOT NULL, e int NOT NULL, f text, g text NOT NULL, h text CONSTRAINT hh NOT NULL, i text);
ALTER TABLE app.users ADD CONSTRAINT ii NOT NULL i NOT VALID;
COMMENT ON CONSTRAINT ii ON app.users IS 'unchecked';
COMMENT ON CONSTRAINT hh ON app.users IS 'checked';
COMMENT ON CONSTRAINT users_b_not_null ON app.users IS 'goes';
COMMENT ON CONSTRAINT cc ON app.users IS 'one';
COMMENT ON CONSTRAINT users_d_not_null ON app.users IS 'with it';
COMMENT ON CONSTRAINT users_e_not_null ON app.users IS 'stays';
COMMENT ON CONSTRAINT users_g_not_null ON app.users IS 'named';

-- rows
INSERT INTO app.users VALUES ('a', 'b', 'c', 'd', 1, 'f', 'g', 'h', 'i');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (a text NOT NULL, b text NOT NULL, c text CONSTRAINT cc NOT NULL, d text, e bigint NOT NULL, f text NOT NULL, g text CONSTRAINT gg NOT NULL, h text, i text CONSTRAINT ii NOT NULL);
ALTER TABLE app.users ADD CONSTRAINT hh NOT NULL h NOT VALID;
COMMENT ON CONSTRAINT hh ON app.users IS 'checked';
COMMENT ON CONSTRAINT ii ON app.users IS 'checked now';
COMMENT ON CONSTRAINT users_a_not_null ON app.users IS 'comes';
COMMENT ON CONSTRAINT cc ON app.users IS 'two';
COMMENT ON CONSTRAINT users_e_not_null ON app.users IS 'stays';
COMMENT ON CONSTRAINT users_f_not_null ON app.users IS 'with it';
COMMENT ON CONSTRAINT gg ON app.users IS 'named otherwise';
COMMENT ON COLUMN app.users.a IS 'of the column';
CREATE TABLE app.more (a text CONSTRAINT there NOT NULL);
COMMENT ON CONSTRAINT there ON app.more IS 'new';
