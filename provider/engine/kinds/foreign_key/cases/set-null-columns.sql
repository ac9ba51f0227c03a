-- ON DELETE SET NULL (columns) (15).
-- since = 15

-- from
CREATE SCHEMA app;
CREATE TABLE app.o (a bigint, b bigint, PRIMARY KEY (a, b));
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT t_fkey FOREIGN KEY (a, b) REFERENCES app.o ON DELETE SET NULL);

-- rows
INSERT INTO app.o VALUES (1, 1);
INSERT INTO app.t VALUES (1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.o (a bigint, b bigint, PRIMARY KEY (a, b));
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT t_fkey FOREIGN KEY (a, b) REFERENCES app.o ON DELETE SET NULL (b));
