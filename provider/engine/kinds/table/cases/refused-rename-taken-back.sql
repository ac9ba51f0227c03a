-- A rename was taken back, and its hint stayed.
-- refused = line 1: table:app.a is to be renamed and is declared under its old name

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);

-- rows
INSERT INTO app.a VALUES (1);

-- to
-- schemata:rename table app.a to b
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, n text);
