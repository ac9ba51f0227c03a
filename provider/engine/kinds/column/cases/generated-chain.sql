-- Generated columns change places with plain ones: one lets go of its expression, another takes it as its base.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer GENERATED ALWAYS AS (a + 2) STORED);
CREATE INDEX t_b_idx ON app.t (b);
CREATE VIEW app.v AS SELECT b, c FROM app.t;

-- rows
INSERT INTO app.t (a) VALUES (1), (2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, c integer GENERATED ALWAYS AS (b + 2) STORED);
CREATE INDEX t_b_idx ON app.t (b);
CREATE VIEW app.v AS SELECT b, c FROM app.t;
