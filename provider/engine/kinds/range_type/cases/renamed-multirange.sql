-- A range and its multirange are renamed, and the functions that make values of them follow.

-- from
-- schemata:rename type app.renamed to span
CREATE SCHEMA app;
CREATE TYPE app.span AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = app.spans);
CREATE TABLE app.t (a app.span, b app.spans);
CREATE VIEW app.v AS SELECT app.span('2020-01-01', '2020-01-02', '[]') AS a, app.spans() AS b, app.spans(app.span('2020-01-01', '2020-01-02')) AS c;

-- rows
INSERT INTO app.t VALUES ('[2020-01-01,2020-01-05)', '{}');

-- to
-- schemata:rename type app.span to renamed
CREATE SCHEMA app;
CREATE TYPE app.renamed AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = app."Many Of Them");
CREATE TABLE app.t (a app.renamed, b app."Many Of Them");
CREATE VIEW app.v AS SELECT app.renamed('2020-01-01', '2020-01-02', '[]') AS a, app."Many Of Them"() AS b, app."Many Of Them"(app.renamed('2020-01-01', '2020-01-02')) AS c;
