-- What an owner has taken from himself, before and after he is another one.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
REVOKE DELETE, TRUNCATE ON app.t FROM CURRENT_USER;
CREATE TABLE app.u (a integer);
GRANT SELECT ON app.u TO pg_monitor;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
ALTER TABLE app.t OWNER TO pg_monitor;
REVOKE INSERT ON app.t FROM pg_monitor;
CREATE TABLE app.u (a integer);
ALTER TABLE app.u OWNER TO pg_monitor;
