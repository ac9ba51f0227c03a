-- Views give rows of a table as values of its row type; a materialized view over them that keeps none stops no change of the table.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, a integer);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE VIEW app.w AS SELECT t AS whole, v AS part, t.id, v.a FROM app.t JOIN app.v USING (id);
CREATE MATERIALIZED VIEW app.m AS SELECT id, a FROM app.w;

-- rows
INSERT INTO app.t VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, a bigint, b integer DEFAULT 3);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE VIEW app.w AS SELECT t AS whole, v AS part, t.id, v.a FROM app.t JOIN app.v USING (id);
CREATE MATERIALIZED VIEW app.m AS SELECT id, a FROM app.w;
