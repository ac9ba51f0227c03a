-- Every attribute of a unique constraint changes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c text,
  CONSTRAINT one UNIQUE (a), CONSTRAINT two UNIQUE (b), CONSTRAINT three UNIQUE (c) DEFERRABLE, CONSTRAINT four UNIQUE (a, b) WITH (fillfactor = 50), CONSTRAINT six UNIQUE (b, c));

-- rows
INSERT INTO app.t VALUES (1, 'a', 'b'), (2, 'c', 'd');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c text,
  CONSTRAINT one UNIQUE (a, c), CONSTRAINT two UNIQUE (b) INCLUDE (c), CONSTRAINT three UNIQUE (c) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT four UNIQUE (a, b), CONSTRAINT five UNIQUE (c, a), CONSTRAINT seven UNIQUE (b, c));
