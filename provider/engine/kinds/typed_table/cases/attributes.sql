-- Attributes of the type come, go and change, and the columns of its tables with them; rows, keys, indexes and views stay.
-- type_change = in_place

-- from
CREATE TYPE pair AS (a integer, b varchar(10), gone text);
CREATE TYPE inner_type AS (x integer);
CREATE TYPE nested AS (id integer, i inner_type);
CREATE TABLE one OF pair (PRIMARY KEY (a));
CREATE TABLE two OF pair (b WITH OPTIONS DEFAULT 'x' NOT NULL);
CREATE INDEX two_b ON two (b);
CREATE VIEW ones AS SELECT a, b FROM one;
CREATE TABLE of_nested OF nested;

-- rows
INSERT INTO public.one VALUES (1, 'b', 'g');
INSERT INTO public.two VALUES (2, 'c', 'g');
INSERT INTO public.of_nested VALUES (3, ROW(4));

-- to
CREATE TYPE pair AS (a bigint, b text, c integer);
CREATE TYPE inner_type AS (x bigint);
CREATE TYPE nested AS (id integer, i inner_type);
CREATE TABLE one OF pair (c WITH OPTIONS DEFAULT 7, PRIMARY KEY (a));
CREATE TABLE two OF pair (b WITH OPTIONS DEFAULT 'y');
CREATE INDEX two_b ON two (b);
CREATE VIEW ones AS SELECT a, b FROM one;
CREATE TABLE of_nested OF nested;
