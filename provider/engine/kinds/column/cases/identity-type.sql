-- The type of an identity column changes, and with it the limits of its sequence.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE app.orders (usr integer REFERENCES app.users);

-- rows
INSERT INTO app.users (name) VALUES ('a');
INSERT INTO app.orders VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE app.orders (usr bigint REFERENCES app.users);
