-- A table is renamed with dependants around it, and changed at the same time. Its constraints keep their names.

-- from
-- schemata:rename table app.people to users
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY, name text NOT NULL, manager bigint);
ALTER TABLE app.users ADD CONSTRAINT manager_fkey FOREIGN KEY (manager) REFERENCES app.users;
CREATE TABLE app.orders (id bigint, usr bigint CONSTRAINT orders_usr_fkey REFERENCES app.users);
CREATE VIEW app.names AS SELECT name FROM app.users;
CREATE INDEX users_name_idx ON app.users (name);
COMMENT ON COLUMN app.users.name IS 'full';

-- rows
INSERT INTO app.users (name) VALUES ('a'), ('b');
INSERT INTO app.orders VALUES (1, 2);

-- to
-- schemata:rename table app.users to people
CREATE SCHEMA app;
CREATE TABLE app.people (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY, name text, manager bigint, born date);
ALTER TABLE app.people ADD CONSTRAINT manager_fkey FOREIGN KEY (manager) REFERENCES app.people;
CREATE TABLE app.orders (id bigint, usr bigint CONSTRAINT orders_usr_fkey REFERENCES app.people);
CREATE VIEW app.names AS SELECT name FROM app.people;
CREATE INDEX users_name_idx ON app.people (name);
COMMENT ON COLUMN app.people.name IS 'full name';
