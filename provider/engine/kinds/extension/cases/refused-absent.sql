-- refused = The embedded shadow has most of the extensions that come with PostgreSQL
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE EXTENSION dblink;
