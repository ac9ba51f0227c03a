-- Another table has a column of the row type, so a new column has no value for the rows that are there.
-- refused = column:app.b.snap holds values of the row type of app.a

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n integer);
CREATE TABLE app.b (id integer PRIMARY KEY, snap app.a);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n integer, m text NOT NULL DEFAULT 'x');
CREATE TABLE app.b (id integer PRIMARY KEY, snap app.a);
