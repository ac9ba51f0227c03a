-- Functions that are PostgreSQL's own under another name: they come, go, and become others.

-- from
CREATE FUNCTION reads(cstring) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION goes(integer) RETURNS integer LANGUAGE internal AS 'int4abs';

-- to
CREATE FUNCTION reads(cstring) RETURNS integer LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE COST 3 AS 'int4in';
CREATE FUNCTION "Größer"(integer, integer) RETURNS boolean LANGUAGE internal STRICT AS 'int4gt';
CREATE FUNCTION becomes(integer) RETURNS integer LANGUAGE sql AS 'SELECT abs($1)';
CREATE VIEW v AS SELECT "Größer"(1, 2) AS a;
