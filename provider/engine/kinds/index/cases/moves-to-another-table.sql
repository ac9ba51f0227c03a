-- An index of another table takes the name of one that goes with its table.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (x int, y text);
CREATE TABLE app.b (x int, y text);
CREATE INDEX an_index ON app.a (x);

-- rows
INSERT INTO app.b VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.b (x int, y text);
CREATE INDEX an_index ON app.b (x, y);
