-- Of two keys that would do, the server took another one than a shadow takes, and that one changes while a column is renamed.

-- from
-- schemata:rename column app.t.yy to y
CREATE SCHEMA app;
CREATE TABLE app.r (a int, b text NOT NULL, c text);
ALTER TABLE app.r ADD CONSTRAINT z UNIQUE (b) INCLUDE (c);
CREATE TABLE app.t (x int, y text);
ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (y) REFERENCES app.r (b);
ALTER TABLE app.r ADD CONSTRAINT k UNIQUE (b) WITH (fillfactor = 70);

-- to
-- schemata:rename column app.t.y to yy
CREATE SCHEMA app;
CREATE TABLE app.r (a int, b text NOT NULL, c text);
ALTER TABLE app.r ADD CONSTRAINT z UNIQUE (a, c);
ALTER TABLE app.r ADD CONSTRAINT k UNIQUE (b) WITH (fillfactor = 70);
CREATE TABLE app.t (x int, yy text);
ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (x, yy) REFERENCES app.r (a, c);
