-- An enum becomes a domain of the same name, and a domain an enum, with rows.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN app.other AS text CONSTRAINT other_check CHECK (VALUE IN ('a', 'b'));
COMMENT ON TYPE app.mood IS 'mood';
CREATE TABLE app.t (a app.mood DEFAULT 'ok', b app.other, c app.mood[]);
CREATE VIEW app.v AS SELECT a FROM app.t;

-- rows
INSERT INTO app.t VALUES ('ok', 'a', '{sad}'), (NULL, 'b', NULL);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.mood AS text CONSTRAINT mood_check CHECK (VALUE <> '');
CREATE TYPE app.other AS ENUM ('a', 'b');
COMMENT ON DOMAIN app.mood IS 'mood';
CREATE TABLE app.t (a app.mood DEFAULT 'ok', b app.other, c app.mood[]);
CREATE VIEW app.v AS SELECT a FROM app.t;
