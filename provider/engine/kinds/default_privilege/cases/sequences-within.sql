-- The sequence of an identity or serial column is made with its table, and has the rights that are declared, too.

-- from
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT USAGE ON SEQUENCES TO pg_monitor;
CREATE TABLE app.t (a integer, n integer GENERATED ALWAYS AS IDENTITY);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, n integer GENERATED ALWAYS AS IDENTITY, m integer GENERATED ALWAYS AS IDENTITY);
CREATE TABLE app.u (n integer GENERATED ALWAYS AS IDENTITY, id serial);
GRANT SELECT ON SEQUENCE app.t_n_seq TO pg_monitor;
GRANT UPDATE ON SEQUENCE app.u_n_seq TO pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT USAGE ON SEQUENCES TO pg_monitor;
