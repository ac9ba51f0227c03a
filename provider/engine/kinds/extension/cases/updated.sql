-- A declared version.
-- back = none
-- from
CREATE EXTENSION citext VERSION '1.4';
CREATE TABLE t (email citext);
-- to
CREATE EXTENSION citext VERSION '1.6';
CREATE TABLE t (email citext);
