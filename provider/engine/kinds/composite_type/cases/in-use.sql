-- Attributes come and go while columns are of the type. (With one more, a value's text is another, though nothing is lost.)

-- from
CREATE SCHEMA app;
CREATE TYPE app.address AS (street text, number integer);
CREATE TABLE app.t (a app.address DEFAULT ROW('x', 1), b app.address[], CONSTRAINT t_check CHECK ((a).street <> ''));
CREATE VIEW app.v AS SELECT (a).street AS street FROM app.t;

-- rows
INSERT INTO app.t VALUES (NULL, '{}'), (NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE TYPE app.address AS (street text, number integer, city text);
CREATE TABLE app.t (a app.address DEFAULT ROW('x', 1, NULL), b app.address[], CONSTRAINT t_check CHECK ((a).street <> ''));
CREATE VIEW app.v AS SELECT (a).street AS street, (a).city AS city FROM app.t;
