-- Both ends of foreign keys in a circle, and of one to itself, change their type.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer CONSTRAINT a_pkey PRIMARY KEY, b integer, up integer CONSTRAINT a_up_fkey REFERENCES app.a);
CREATE TABLE app.b (id integer CONSTRAINT b_pkey PRIMARY KEY, a integer CONSTRAINT b_a_fkey REFERENCES app.a);
ALTER TABLE app.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES app.b;

-- rows
INSERT INTO app.a VALUES (1, NULL, 1);
INSERT INTO app.b VALUES (1, 1);
UPDATE app.a SET b = 1;

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id text CONSTRAINT a_pkey PRIMARY KEY, b text, up text CONSTRAINT a_up_fkey REFERENCES app.a);
CREATE TABLE app.b (id text CONSTRAINT b_pkey PRIMARY KEY, a text CONSTRAINT b_a_fkey REFERENCES app.a);
ALTER TABLE app.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES app.b;
