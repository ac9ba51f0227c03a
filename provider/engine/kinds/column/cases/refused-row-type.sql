-- Another table has a column of the row type, so no column of this one changes its type.
-- refused = column:app.b.snap holds values of the row type of app.a

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n integer);
CREATE DOMAIN app.kept AS app.a;
CREATE TABLE app.b (id integer PRIMARY KEY, snap app.kept[]);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY, n bigint);
CREATE DOMAIN app.kept AS app.a;
CREATE TABLE app.b (id integer PRIMARY KEY, snap app.kept[]);
