-- A column gets another type that tables inherit and have keys over, each with NOT NULL of its own: 18 has a name for each.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.base (id bigint NOT NULL, v text);
CREATE TABLE app.keyed (id bigint NOT NULL, CONSTRAINT keyed_key PRIMARY KEY (id)) INHERITS (app.base);
CREATE TABLE app.plain (x integer) INHERITS (app.base);
CREATE TABLE app.below (PRIMARY KEY (id)) INHERITS (app.keyed);

-- rows
INSERT INTO app.base VALUES (1, 'a');
INSERT INTO app.keyed VALUES (1, 'b');
INSERT INTO app.plain VALUES (1, 'c', 2);
INSERT INTO app.below VALUES (1, 'd');

-- to
CREATE SCHEMA app;
CREATE TABLE app.base (id integer NOT NULL, v text);
CREATE TABLE app.keyed (id integer NOT NULL, CONSTRAINT keyed_key PRIMARY KEY (id)) INHERITS (app.base);
CREATE TABLE app.plain (x integer) INHERITS (app.base);
CREATE TABLE app.below (PRIMARY KEY (id)) INHERITS (app.keyed);
