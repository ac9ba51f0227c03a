-- A primary key of the table's own makes NOT NULL its own that it inherits, when CREATE TABLE makes it; with the key that goes again.
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.above (id bigint NOT NULL, v int);
CREATE TABLE app.below (x int) INHERITS (app.above);

-- rows
INSERT INTO app.below VALUES (1, 1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.above (id bigint NOT NULL, v int);
CREATE TABLE app.below (x int, PRIMARY KEY (id)) INHERITS (app.above);
