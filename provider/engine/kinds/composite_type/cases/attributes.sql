-- Attributes come, go and change their types; nothing is of the type but a view.

-- from
CREATE SCHEMA app;
CREATE TYPE app.address AS (street text, number integer, city varchar(10), zip text COLLATE "C");
COMMENT ON TYPE app.address IS 'where';
COMMENT ON COLUMN app.address.street IS 'street';
COMMENT ON COLUMN app.address.number IS 'number';
CREATE TYPE app.free AS (a integer, b text);
CREATE TYPE app.nothing AS ();
CREATE VIEW app.v AS SELECT (ROW('a', 1, 'b', 'c')::app.address).street AS street;

-- to
CREATE SCHEMA app;
CREATE TYPE app.free AS (a bigint, b varchar(20) COLLATE "C");
CREATE TYPE app.address AS (street text, city varchar(10), zip text COLLATE "C", "Land ""x""" char(2), more app.free[]);
COMMENT ON TYPE app.address IS 'where one lives';
COMMENT ON COLUMN app.address.street IS 'street';
COMMENT ON COLUMN app.address.zip IS 'zip';
CREATE TYPE app.nothing AS (something integer);
CREATE VIEW app.v AS SELECT NULL::text AS street;
