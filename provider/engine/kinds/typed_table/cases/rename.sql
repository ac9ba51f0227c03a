-- One hint is enough for an attribute and the columns of the tables of its type: of the attribute, or of a column of one of them.
-- back = none

-- from
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE one OF pair (PRIMARY KEY (a));
CREATE TABLE two OF pair;

-- rows
INSERT INTO public.one VALUES (1, 'x');
INSERT INTO public.two VALUES (2, 'y');

-- to
-- schemata:rename attribute public.pair.a to "first"
-- schemata:rename column public.two.b to "Second"
CREATE TYPE pair AS ("first" integer, "Second" text);
CREATE TABLE one OF pair (PRIMARY KEY ("first"));
CREATE TABLE two OF pair;
