-- A rename whose names are both unknown.
-- refused = Neither table:app.x nor table:app.y exists

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);

-- to
-- schemata:rename table app.x to y
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);
