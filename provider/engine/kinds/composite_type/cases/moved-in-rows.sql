-- Attributes that rows have change their places; rows keep their values.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app."Point" AS (x integer, "y y" integer);
CREATE TABLE app.t (id bigint, p app."Point", q app."Point" DEFAULT ROW(1, 2));
CREATE VIEW app.v AS SELECT id, (p).x FROM app.t;

-- rows
INSERT INTO app.t VALUES (1, ROW(1, 2)), (2, NULL), (3, ROW(NULL, NULL));

-- to
CREATE SCHEMA app;
CREATE TYPE app."Point" AS ("y y" integer, x integer);
CREATE TABLE app.t (id bigint, p app."Point", q app."Point" DEFAULT ROW(1, 2));
CREATE VIEW app.v AS SELECT id, (p).x FROM app.t;
