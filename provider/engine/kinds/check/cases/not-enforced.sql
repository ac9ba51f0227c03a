-- NOT ENFORCED (18).
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, CONSTRAINT one CHECK (a > 0), CONSTRAINT two CHECK (a > 1) NOT ENFORCED);

-- rows
INSERT INTO app.t VALUES (6);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, CONSTRAINT one CHECK (a > 0) NOT ENFORCED, CONSTRAINT two CHECK (a > 1), CONSTRAINT three CHECK (a > 2) NOT ENFORCED);
