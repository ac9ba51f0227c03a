-- from
CREATE EXTENSION citext VERSION '1.6';
CREATE EXTENSION hstore VERSION '1.4';
-- to
CREATE EXTENSION citext VERSION '1.4'; -- ! extension:citext: The server has no way to update the extension citext to 1.4
CREATE EXTENSION hstore VERSION '1.8'; -- ok extension:hstore
CREATE EXTENSION pg_trgm; -- ok extension:pg_trgm
