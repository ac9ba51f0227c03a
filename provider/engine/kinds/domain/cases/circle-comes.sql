-- Domains whose defaults call functions of the domains' own types come, and go.

-- from
CREATE TABLE other (id bigint);

-- to
CREATE TABLE other (id bigint);
CREATE DOMAIN d AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE FUNCTION f() RETURNS d LANGUAGE sql AS 'SELECT 1';
ALTER DOMAIN d SET DEFAULT f();
COMMENT ON DOMAIN d IS 'calls f';
CREATE TABLE t (a d, b integer DEFAULT f());
