-- A view that would have to be made anew for a column's type has privileges, which would not come back.
-- refused = privileges:view:app.adults would be lost

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(20));
CREATE VIEW app.adults AS SELECT id, name FROM app.users;

-- standing by
GRANT SELECT ON app.adults TO pg_monitor;

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(30));
CREATE VIEW app.adults AS SELECT id, name FROM app.users;
