-- A rename was taken back, and its hint stayed.
-- refused = schema:app is to be renamed and is declared under its old name

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);

-- rows
INSERT INTO app.a VALUES (1);

-- to
-- schemata:rename schema app to crm
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);
