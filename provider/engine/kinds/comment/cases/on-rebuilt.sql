-- Comments on what is made anew for another's sake come back, or change with it.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer CONSTRAINT a_pkey PRIMARY KEY, g integer GENERATED ALWAYS AS (id + 1) STORED, n text CONSTRAINT n_check CHECK (n <> ''));
CREATE INDEX a_g_idx ON app.a (g);
CREATE TABLE app.b (a integer CONSTRAINT b_fkey REFERENCES app.a);
CREATE VIEW app.v AS SELECT g AS "G ""1""", n FROM app.a;
COMMENT ON COLUMN app.a.g IS E'it''s\n"generated"';
COMMENT ON INDEX app.a_g_idx IS 'index \ of it';
COMMENT ON CONSTRAINT a_pkey ON app.a IS 'key';
COMMENT ON CONSTRAINT b_fkey ON app.b IS 'reference';
COMMENT ON CONSTRAINT n_check ON app.a IS 'check';
COMMENT ON COLUMN app.v."G ""1""" IS E'view''s\ncolumn';
COMMENT ON VIEW app.v IS 'view';

-- rows
INSERT INTO app.a VALUES (1, DEFAULT, 'x');
INSERT INTO app.b VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, g bigint GENERATED ALWAYS AS (id + 2) STORED, n text CONSTRAINT n_check CHECK (n <> 'y'), CONSTRAINT a_pkey PRIMARY KEY (id) INCLUDE (n));
CREATE INDEX a_g_idx ON app.a (g DESC);
CREATE TABLE app.b (a bigint CONSTRAINT b_fkey REFERENCES app.a (id) ON DELETE CASCADE);
CREATE VIEW app.v AS SELECT n, g AS "G ""1""" FROM app.a;
COMMENT ON COLUMN app.a.g IS E'it''s\n"generated"';
COMMENT ON INDEX app.a_g_idx IS 'index \ of it, down';
COMMENT ON CONSTRAINT a_pkey ON app.a IS 'key';
COMMENT ON CONSTRAINT n_check ON app.a IS 'check';
COMMENT ON COLUMN app.v."G ""1""" IS E'view''s\ncolumn';
COMMENT ON COLUMN app.v.n IS 'n';
