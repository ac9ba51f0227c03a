-- A composite type and its attributes are renamed while rows have values of it.

-- from
-- schemata:rename type app.home to address
-- schemata:rename attribute app.address.road to street
CREATE SCHEMA app;
CREATE TYPE app.address AS (street text, number integer);
CREATE TABLE app.t (a app.address CONSTRAINT t_check CHECK ((a).street <> ''));
CREATE VIEW app.v AS SELECT (a).street FROM app.t;

-- rows
INSERT INTO app.t VALUES (ROW('a', 1));

-- to
-- schemata:rename composite type app.address to home
-- schemata:rename attribute app.home.street to road
CREATE SCHEMA app;
CREATE TYPE app.home AS (road text, number integer);
CREATE TABLE app.t (a app.home CONSTRAINT t_check CHECK ((a).road <> ''));
CREATE VIEW app.v AS SELECT (a).road AS street FROM app.t;
