-- Not-null constraints exchange their names, with each other and with a check that goes.
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer CONSTRAINT one NOT NULL, b integer CONSTRAINT two NOT NULL, c integer CONSTRAINT three NOT NULL, d integer CONSTRAINT t_e_not_null NOT NULL, e integer CONSTRAINT t_d_not_null NOT NULL, CONSTRAINT four CHECK (a > 0));

-- rows
INSERT INTO app.t VALUES (1, 2, 3, 4, 5);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer CONSTRAINT two NOT NULL, b integer CONSTRAINT three NOT NULL, c integer CONSTRAINT one NOT NULL, d integer NOT NULL, e integer NOT NULL, f integer CONSTRAINT four NOT NULL DEFAULT 1);
