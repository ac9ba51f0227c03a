-- MAINTAIN came with 17; only as a part of ALL it may be named before.
-- until = 16
-- refused = MAINTAIN needs PostgreSQL 17

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
GRANT MAINTAIN ON app.t TO pg_monitor;
