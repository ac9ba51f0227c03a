-- A column that there is takes the type of an extension that comes, and leaves that of one that goes.
-- type_change = in_place
-- from
CREATE EXTENSION hstore;
CREATE TABLE t (path text, tags hstore);
-- rows
INSERT INTO public.t VALUES ('a.b', '"a"=>"1"');
-- to
CREATE EXTENSION ltree;
CREATE TABLE t (path ltree, tags text);
