-- Columns change their types, and come with values, before another table gets a column of the row type, and after it has lost it.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n integer);
CREATE TABLE app.b (id integer PRIMARY KEY);
CREATE TABLE app.c (id integer PRIMARY KEY, n integer);
CREATE TABLE app.d (id integer PRIMARY KEY, snap app.c);

-- rows
INSERT INTO app.a VALUES (1, 2);
INSERT INTO app.c VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n bigint, m integer DEFAULT 4);
CREATE TABLE app.b (id integer PRIMARY KEY, snap app.a);
CREATE TABLE app.c (id integer PRIMARY KEY, n bigint, m integer DEFAULT 4);
CREATE TABLE app.d (id integer PRIMARY KEY);
