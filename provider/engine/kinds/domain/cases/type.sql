-- What domains are made of changes, under all that can depend on them: another one is made, and columns go over to it.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.code AS varchar(5) DEFAULT 'a' CONSTRAINT code_check CHECK (VALUE <> '');
COMMENT ON DOMAIN app.code IS 'code';
COMMENT ON CONSTRAINT code_check ON DOMAIN app.code IS 'check';
CREATE DOMAIN app.sub AS app.code;
CREATE TABLE app.t (a app.code CONSTRAINT t_pkey PRIMARY KEY, b app.sub NOT NULL DEFAULT 'b', c app.code[], CONSTRAINT t_check CHECK (a <> 'zz'));
CREATE INDEX t_idx ON app.t ((b || 'x')) WHERE b <> 'q';
CREATE VIEW app.v AS SELECT a, b FROM app.t WHERE a = 'x'::app.code;

-- rows
INSERT INTO app.t VALUES ('a', 'b', '{c,d}'), ('aa', 'cc', NULL);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.code AS text COLLATE "C" DEFAULT 'c' CONSTRAINT code_check CHECK (VALUE <> '') NOT NULL;
COMMENT ON DOMAIN app.code IS 'code';
COMMENT ON CONSTRAINT code_check ON DOMAIN app.code IS 'check';
CREATE DOMAIN app.sub AS app.code;
CREATE TABLE app.t (a app.code CONSTRAINT t_pkey PRIMARY KEY, b app.sub NOT NULL DEFAULT 'b', c app.code[], CONSTRAINT t_check CHECK (a <> 'zz'));
CREATE INDEX t_idx ON app.t ((b || 'x')) WHERE b <> 'q';
CREATE VIEW app.v AS SELECT a, b FROM app.t WHERE a = 'x'::app.code;
