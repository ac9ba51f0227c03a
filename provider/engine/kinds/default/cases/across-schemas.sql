-- Defaults call sequences of other schemas, which change, go and change their owners under them.

-- from
CREATE SCHEMA app;
CREATE SCHEMA lib;
CREATE SEQUENCE lib.a;
CREATE SEQUENCE lib.gone;
CREATE TABLE app.t (x bigint DEFAULT nextval('lib.a'), y bigint DEFAULT nextval('lib.gone') * 2, z integer DEFAULT 1, w text DEFAULT 'a' || 'b');

-- rows
INSERT INTO app.t DEFAULT VALUES;

-- to
CREATE SCHEMA app;
CREATE SCHEMA lib;
CREATE SEQUENCE lib.a CACHE 3;
CREATE SEQUENCE lib.fresh AS integer;
CREATE TABLE app.t (x bigint DEFAULT nextval('lib.a') + 1, y bigint, z integer DEFAULT nextval('lib.fresh'), w text DEFAULT E'\\ it''s\n');
