-- Lists of what an extension has: an element's type has no casts that its list knows of.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE TABLE app.t (a jsonb[], b hstore[], c citext[], d integer[]);

-- rows
INSERT INTO app.t VALUES ('{}', NULL, '{1,2}', '{3}');

-- to
CREATE SCHEMA app;
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE TABLE app.t (a hstore[], b jsonb[], c integer[], d citext[]);
