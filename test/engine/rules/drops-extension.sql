-- from
CREATE EXTENSION citext; -- ! extension:citext: dropped with all its members
CREATE EXTENSION hstore; -- ok extension:hstore
-- to
CREATE EXTENSION hstore;
