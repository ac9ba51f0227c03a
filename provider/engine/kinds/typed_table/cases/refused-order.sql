-- Columns of a table that is there do not move to where the type has its attributes.
-- refused = PostgreSQL moves no column of a table that is there

-- from
CREATE TABLE t (b text, a integer);

-- to
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t OF pair;
