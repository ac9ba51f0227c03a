-- Two indexes swap their names; so do two constraints.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT a_key UNIQUE (a), CONSTRAINT b_key UNIQUE (b), CONSTRAINT a_check CHECK (a > 0), CONSTRAINT b_check CHECK (b > 0));
CREATE INDEX a_idx ON app.t (a);
CREATE INDEX b_idx ON app.t (b);

-- rows
INSERT INTO app.t VALUES (1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT a_key UNIQUE (b), CONSTRAINT b_key UNIQUE (a), CONSTRAINT a_check CHECK (b > 0), CONSTRAINT b_check CHECK (a > 0));
CREATE INDEX a_idx ON app.t (b);
CREATE INDEX b_idx ON app.t (a);
