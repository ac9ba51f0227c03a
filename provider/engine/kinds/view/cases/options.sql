-- Every option of a view comes, changes and goes, on a view under another one.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text);
CREATE VIEW app.v WITH (security_invoker = true, check_option = local) AS SELECT a, b FROM app.t WHERE a > 0;
CREATE VIEW app.w AS SELECT a FROM app.v WHERE a > 1 WITH CASCADED CHECK OPTION;
CREATE VIEW app.x AS SELECT a FROM app.w;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text);
CREATE VIEW app.v WITH (security_invoker = false, security_barrier) AS SELECT a, b FROM app.t WHERE a > 0;
CREATE VIEW app.w AS SELECT a FROM app.v WHERE a > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW app.x WITH (security_barrier = on) AS SELECT a FROM app.w;
