-- A rename whose old and new name both exist.
-- refused = Both table:app.a and table:app.b exist

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);
CREATE TABLE app.b (id bigint);

-- to
-- schemata:rename table app.a to b
CREATE SCHEMA app;
CREATE TABLE app.b (id bigint);
