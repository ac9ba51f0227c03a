-- Somebody's own index has the name that a constraint is to have: it is not dropped for it.
-- refused = has the name that constraint:app.t.t_a_key is to have

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint);

-- rows
CREATE INDEX t_a_key ON app.t (b);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT t_a_key UNIQUE (a));

-- kept
