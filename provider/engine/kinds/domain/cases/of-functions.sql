-- Domains whose default and checks call functions, and functions that take domains; both change.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.fits(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE DOMAIN app.d AS integer CONSTRAINT d_check CHECK (app.fits(VALUE));
CREATE FUNCTION app.taken(app.d) RETURNS app.d LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION app.nth(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE DOMAIN app.e AS integer DEFAULT app.nth(3);
CREATE TABLE app.t (e app.e, a app.d DEFAULT app.taken(1), CONSTRAINT t_check CHECK (app.taken(a) < 100));

-- rows
INSERT INTO app.t (a) VALUES (5), (NULL);

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.fits(number integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 1';
CREATE FUNCTION app.usual() RETURNS integer LANGUAGE sql STABLE AS 'SELECT 7';
CREATE DOMAIN app.d AS integer DEFAULT app.usual() CONSTRAINT d_check CHECK (app.fits(VALUE));
CREATE FUNCTION app.taken(app.d) RETURNS app.d LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 0';
CREATE FUNCTION app.nth(number integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE DOMAIN app.e AS integer DEFAULT app.nth(3);
CREATE TABLE app.t (e app.e, a app.d DEFAULT app.taken(2), CONSTRAINT t_check CHECK (app.taken(a) < 50));
