-- Enums come and go with what uses them, of odd names and none; a column of a new enum is added, a text becomes one and back.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint, word text DEFAULT 'a', list text[]);
CREATE TYPE app.nothing AS ENUM ();

-- rows
INSERT INTO app.t VALUES (1, 'a', '{a,b}'), (2, NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE SCHEMA "Other.s";
CREATE TYPE "Other.s"."My ""Type""" AS ENUM ('a', 'b', '', 'c''d', 'e\f');
CREATE TYPE app."table" AS ENUM ('x');
CREATE TABLE app.t (id bigint, word "Other.s"."My ""Type""" DEFAULT 'a', list "Other.s"."My ""Type"""[], added app."table" DEFAULT 'x' NOT NULL);
COMMENT ON TYPE app."table" IS 'odd';
CREATE VIEW app.v AS SELECT 'e\f'::"Other.s"."My ""Type""" AS a, ARRAY['x'::app."table"] AS b;
