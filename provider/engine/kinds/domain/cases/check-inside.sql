-- Inside of an array or a composite type a domain gets a check by another one that is made, for PostgreSQL does not look there.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer CONSTRAINT first CHECK (VALUE <> 7);
CREATE DOMAIN app.part AS text;
ALTER DOMAIN app.part ADD CONSTRAINT later CHECK (VALUE <> 'no') NOT VALID;
CREATE TYPE app.pair AS (a app.part, b integer);
CREATE TABLE app.t (a app.d[], b app.d DEFAULT 5, c app.pair, d app.part NOT NULL);
CREATE INDEX ON app.t (b);

-- rows
INSERT INTO app.t VALUES ('{4,5}', 6, ROW('x', 1), 'y');

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.d AS integer CONSTRAINT first CHECK (VALUE <> 7) CONSTRAINT more CHECK (VALUE > 1);
COMMENT ON CONSTRAINT more ON DOMAIN app.d IS 'more';
CREATE DOMAIN app.part AS text CONSTRAINT later CHECK (VALUE <> 'no');
CREATE TYPE app.pair AS (a app.part, b integer);
CREATE TABLE app.t (a app.d[], b app.d DEFAULT 5, c app.pair, d app.part NOT NULL);
CREATE INDEX ON app.t (b);
