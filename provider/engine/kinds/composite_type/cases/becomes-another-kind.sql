-- Composite types become a domain, an enum and a range of the same name, and their values, in columns, lists and inside of other types,
-- go over by way of their text.

-- from
CREATE TYPE item AS (a int);
CREATE TYPE mood AS (a text);
CREATE TYPE span AS (a int, b int);
CREATE TYPE big AS (i item, n int);
CREATE TABLE t (id int, i item, many item[], b big, m mood, s span);
CREATE FUNCTION of_item(item) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT i, m FROM t;

-- rows
INSERT INTO public.t VALUES (1, '(1)', ARRAY[ROW(2), ROW(3)]::public.item[], ROW(ROW(4), 5), NULL, NULL);

-- to
CREATE DOMAIN item AS text;
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TYPE span AS RANGE (subtype = int4);
CREATE TYPE big AS (i item, n int);
CREATE TABLE t (id int, i item, many item[], b big, m mood, s span);
CREATE FUNCTION of_item(item) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT i, m FROM t;
