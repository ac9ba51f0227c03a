-- refused = PostgreSQL moves it to a schema that is there
-- from
CREATE EXTENSION citext;
CREATE TABLE t (email citext);
-- to
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE t (email ext.citext);
