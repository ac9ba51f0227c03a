-- NULLS NOT DISTINCT (15) comes and goes.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT one UNIQUE (a), CONSTRAINT two UNIQUE NULLS NOT DISTINCT (b));

-- rows
INSERT INTO app.t VALUES (1, 1), (2, NULL);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT one UNIQUE NULLS NOT DISTINCT (a), CONSTRAINT two UNIQUE (b));
