-- Functions take and give composite types and ranges; an attribute changes its type; a function is a range's.

-- from
CREATE SCHEMA app;
CREATE TYPE app.pair AS (a integer, b text);
CREATE FUNCTION app.made(integer) RETURNS app.pair LANGUAGE sql IMMUTABLE AS $$SELECT ROW($1, 'x')::app.pair$$;
CREATE FUNCTION app.taken(app.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';

-- to
CREATE SCHEMA app;
CREATE TYPE app.pair AS (a bigint, b text);
CREATE FUNCTION app.made(integer) RETURNS app.pair LANGUAGE sql IMMUTABLE AS $$SELECT ROW($1, 'y')::app.pair$$;
CREATE FUNCTION app.taken(app.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a::integer';
CREATE FUNCTION app.apart(time, time) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT EXTRACT(epoch FROM $1 - $2)::double precision';
CREATE TYPE app.times AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = app.apart);
CREATE FUNCTION app.most(app.times, app.times_multirange) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <@ $2';
