-- A view that has to be made anew cannot be, for a materialized view over it: refused by its name, also two views up.
-- type_change = in_place
-- refused = app.m

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE VIEW app.v AS SELECT a FROM app.t;
CREATE VIEW app.w AS SELECT a FROM app.v;

-- standing by
CREATE MATERIALIZED VIEW app.m AS SELECT a FROM app.w;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint);
CREATE VIEW app.v AS SELECT a FROM app.t;
CREATE VIEW app.w AS SELECT a FROM app.v;
