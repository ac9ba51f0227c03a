-- PostgreSQL looks into no array for a domain's new check.
-- refused = holds values of the domain inside of another type

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer;
CREATE TABLE app.t (a app.d[]);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer CONSTRAINT checks CHECK (VALUE > 1);
CREATE TABLE app.t (a app.d[]);
