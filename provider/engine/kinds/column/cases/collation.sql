-- A collation comes, changes and goes, with an index on the column.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (a text, b text COLLATE "C", c varchar(10) COLLATE "POSIX");
CREATE INDEX users_a_idx ON app.users (a);

-- rows
INSERT INTO app.users VALUES ('x', 'y', 'z');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (a text COLLATE "C", b text, c varchar(20) COLLATE "C");
CREATE INDEX users_a_idx ON app.users (a);
