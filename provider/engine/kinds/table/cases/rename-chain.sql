-- back = none
-- Names move on from table to table and from column to column; the first is free for something new.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (x integer NOT NULL, y text NOT NULL, CONSTRAINT a_pkey PRIMARY KEY (x));
CREATE TABLE app.b (z integer NOT NULL CONSTRAINT b_z_fkey REFERENCES app.a);
CREATE VIEW app.v AS SELECT a.x, a.y, b.z FROM app.a, app.b;

-- rows
INSERT INTO app.a VALUES (1, 'one');
INSERT INTO app.b VALUES (1);

-- to
-- schemata:rename table app.a to b
-- schemata:rename table app.b to c
-- schemata:rename column app.b.x to y
-- schemata:rename column app.b.y to w
CREATE SCHEMA app;
CREATE TABLE app.b (y integer NOT NULL, w text NOT NULL, CONSTRAINT b_pkey PRIMARY KEY (y));
CREATE TABLE app.c (z integer NOT NULL CONSTRAINT c_z_fkey REFERENCES app.b);
CREATE TABLE app.a (x integer NOT NULL, CONSTRAINT a_pkey PRIMARY KEY (x));
CREATE VIEW app.v AS SELECT b.y AS x, b.w AS y, c.z FROM app.b, app.c;
