-- An index that is what the constraint would build, and has its name, becomes the constraint's: whether an interrupted plan has left
-- it or somebody made it beforehand.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- rows
INSERT INTO app.t VALUES (1, 1), (2, 2);
CREATE UNIQUE INDEX t_a_key ON app.t (a) INCLUDE (b) WITH (fillfactor = 70);
CREATE UNIQUE INDEX t_b_key ON app.t (b DESC)

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT t_a_key UNIQUE (a) INCLUDE (b) WITH (fillfactor = 70));

-- kept
CREATE UNIQUE INDEX t_b_key ON app.t (b DESC)
