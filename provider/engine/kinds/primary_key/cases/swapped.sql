-- The primary key moves to another column, with foreign keys to it from here, from there and back again in a circle.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint CONSTRAINT a_pkey PRIMARY KEY, code bigint NOT NULL, b bigint, up bigint);
CREATE TABLE app.b (id bigint CONSTRAINT b_pkey PRIMARY KEY, a bigint CONSTRAINT b_a_fkey REFERENCES app.a);
ALTER TABLE app.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES app.b;
ALTER TABLE app.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES app.a;

-- rows
INSERT INTO app.a VALUES (1, 1, NULL, 1), (2, 2, NULL, 1);
INSERT INTO app.b VALUES (1, 2);
UPDATE app.a SET b = 1;

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, code bigint NOT NULL CONSTRAINT a_pkey PRIMARY KEY, b bigint, up bigint);
CREATE TABLE app.b (id bigint NOT NULL, a bigint CONSTRAINT b_a_fkey REFERENCES app.a, CONSTRAINT b_key UNIQUE (id));
ALTER TABLE app.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES app.b (id);
ALTER TABLE app.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES app.a;
