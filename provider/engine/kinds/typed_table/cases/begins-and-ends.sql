-- Tables that are there become tables of a type, cease to be, and go over to another; inheritance and partitions begin and end with it.

-- from
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE other AS (a integer, b text);
CREATE TABLE base (a integer, b text);
CREATE TABLE begins (a integer NOT NULL, b text DEFAULT 'x');
CREATE TABLE becomes_longer (a integer);
CREATE TABLE ends OF pair (PRIMARY KEY (a));
CREATE TABLE goes_over OF pair;
CREATE TABLE inherits OF pair;
CREATE TABLE parts_from (a integer, b text) INHERITS (base);

-- rows
INSERT INTO public.begins VALUES (1, 'a');
INSERT INTO public.becomes_longer VALUES (2);
INSERT INTO public.ends VALUES (3, 'c');
INSERT INTO public.goes_over VALUES (4, 'd');
INSERT INTO public.inherits VALUES (5, 'e');
INSERT INTO public.parts_from VALUES (6, 'f');

-- to
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE other AS (a integer, b text);
CREATE TABLE base (a integer, b text);
CREATE TABLE begins OF pair (a WITH OPTIONS NOT NULL, b WITH OPTIONS DEFAULT 'x');
CREATE TABLE becomes_longer OF pair;
CREATE TABLE ends (a integer, b text, more text, PRIMARY KEY (a));
CREATE TABLE goes_over OF other;
CREATE TABLE inherits (a integer, b text) INHERITS (base);
CREATE TABLE parts_from OF other;
