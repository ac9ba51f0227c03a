-- The type of a column changes under a generated column, its index and a view over it.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT b_check CHECK (b > 0));
CREATE INDEX users_b_idx ON app.users (b);
CREATE VIEW app.v AS SELECT b FROM app.users;

-- rows
INSERT INTO app.users VALUES (1), (2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (a bigint, b bigint GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT b_check CHECK (b > 0));
CREATE INDEX users_b_idx ON app.users (b);
CREATE VIEW app.v AS SELECT b FROM app.users;
