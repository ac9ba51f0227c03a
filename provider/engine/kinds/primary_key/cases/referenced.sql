-- A primary key changes while foreign keys refer to it: they go first and come back, from this table too.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint CONSTRAINT a_pkey PRIMARY KEY, t text, parent bigint);
ALTER TABLE app.a ADD CONSTRAINT a_parent_fkey FOREIGN KEY (parent) REFERENCES app.a;
CREATE TABLE app.b (id bigint CONSTRAINT b_fkey REFERENCES app.a ON DELETE CASCADE);

-- rows
INSERT INTO app.a VALUES (1, 'x', NULL), (2, 'y', 1);
INSERT INTO app.b VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint CONSTRAINT a_pkey PRIMARY KEY, t text, parent bigint);
ALTER TABLE app.a DROP CONSTRAINT a_pkey;
ALTER TABLE app.a ADD CONSTRAINT a_pkey PRIMARY KEY (id) INCLUDE (t);
ALTER TABLE app.a ADD CONSTRAINT a_parent_fkey FOREIGN KEY (parent) REFERENCES app.a (id);
CREATE TABLE app.b (id bigint CONSTRAINT b_fkey REFERENCES app.a (id) ON DELETE CASCADE);
