-- To a schema that comes with it, under what uses it, and out of one that goes.
-- from
CREATE SCHEMA old;
CREATE EXTENSION citext;
CREATE EXTENSION hstore SCHEMA old;
CREATE TABLE t (email citext, tags old.hstore);
CREATE INDEX t_tags_idx ON t USING gin (tags);
-- rows
INSERT INTO public.t VALUES ('A', '"a"=>"1"');
-- to
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (email ext.citext, tags ext.hstore);
CREATE INDEX t_tags_idx ON t USING gin (tags);
