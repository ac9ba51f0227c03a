-- until = 14
-- refused = security_invoker
-- An option that the server's version does not have is an error while planning.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE VIEW app.v WITH (security_invoker = true) AS SELECT a FROM app.t;
