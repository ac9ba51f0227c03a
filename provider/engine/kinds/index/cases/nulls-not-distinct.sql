-- NULLS NOT DISTINCT (15) on a unique index, and silent renames of two equal indexes.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
CREATE UNIQUE INDEX one_idx ON app.t (a);
CREATE INDEX a_idx ON app.t (a);
CREATE INDEX b_idx ON app.t (a);
COMMENT ON INDEX app.a_idx IS 'first';

-- rows
INSERT INTO app.t VALUES (1), (NULL);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
CREATE UNIQUE INDEX one_idx ON app.t (a) NULLS NOT DISTINCT;
CREATE INDEX c_idx ON app.t (a);
CREATE INDEX d_idx ON app.t (a);
COMMENT ON INDEX app.c_idx IS 'first';
