-- NOT ENFORCED (18).
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (o bigint CONSTRAINT one REFERENCES app.o, p bigint CONSTRAINT two REFERENCES app.o NOT ENFORCED);

-- rows
INSERT INTO app.o VALUES (1);
INSERT INTO app.t VALUES (1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (o bigint CONSTRAINT one REFERENCES app.o NOT ENFORCED, p bigint CONSTRAINT two REFERENCES app.o);
