-- No cast leads from one type to the other.
-- refused = cannot cast type integer to uuid

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, a integer);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id integer PRIMARY KEY, a uuid);
