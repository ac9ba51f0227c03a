-- refused = and objects that stay use its types
-- from
CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE TABLE t (email citext);
-- to
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE t (email ext.citext);
