-- Default privileges of the role that makes what comes behind them, by its name.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- to
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE app.t (a integer);
CREATE TABLE app.u (a integer);
REVOKE DELETE ON app.u FROM postgres;
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT ALL ON app.t TO postgres;
