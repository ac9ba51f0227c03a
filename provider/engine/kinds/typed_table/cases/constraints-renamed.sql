-- Constraints of a table that is of a type get other names, as PostgreSQL chooses them for a renamed attribute or as they are given.
-- back = none

-- from
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE one OF pair (PRIMARY KEY (a), CHECK (b <> ''));
CREATE TABLE two OF pair (CONSTRAINT x CHECK (b <> ''), CONSTRAINT two_one FOREIGN KEY (a) REFERENCES one);

-- rows
INSERT INTO public.one VALUES (1, 'x');
INSERT INTO public.two VALUES (1, 'y');

-- to
-- schemata:rename attribute public.pair.b to c
CREATE TYPE pair AS (a integer, c text);
CREATE TABLE one OF pair (PRIMARY KEY (a), CHECK (c <> ''));
CREATE TABLE two OF pair (CONSTRAINT y CHECK (c <> ''), CONSTRAINT two_to_one FOREIGN KEY (a) REFERENCES one);
