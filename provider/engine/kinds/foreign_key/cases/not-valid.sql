-- NOT VALID is validated; on the way back it is made anew.

-- from
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (o bigint);
ALTER TABLE app.t ADD CONSTRAINT t_fkey FOREIGN KEY (o) REFERENCES app.o NOT VALID;

-- rows
INSERT INTO app.o VALUES (1);
INSERT INTO app.t VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (o bigint CONSTRAINT t_fkey REFERENCES app.o);
