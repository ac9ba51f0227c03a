-- Stored generated columns: added, dropped, another expression, plain to generated and back.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer GENERATED ALWAYS AS (a * 2) STORED, d integer GENERATED ALWAYS AS (a - 1) STORED);
CREATE INDEX users_b_idx ON app.users (b);
COMMENT ON COLUMN app.users.b IS 'computed';

-- rows
INSERT INTO app.users VALUES (1), (2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (a integer, b integer GENERATED ALWAYS AS (a + 2) STORED, c integer, e integer GENERATED ALWAYS AS (a * 7) STORED);
CREATE INDEX users_b_idx ON app.users (b);
COMMENT ON COLUMN app.users.b IS 'computed';
