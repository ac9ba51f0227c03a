-- Another type of columns that a table has from several: it ends inheriting from all but the first for that, and begins again with its
-- rows, in the same order.

-- from
CREATE SCHEMA app;
CREATE TABLE app.first (id int NOT NULL, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE app.second (id int NOT NULL, code varchar(10));
CREATE TABLE app.other (note text);
CREATE TABLE app.several (code varchar(10), note text, extra text) INHERITS (app.first, app.second, app.other);
CREATE TABLE app.below () INHERITS (app.several);
CREATE INDEX ON app.several (id);
CREATE VIEW app.all_of_them AS SELECT id FROM app.second;
CREATE TABLE app.top (id int);
CREATE TABLE app.left_one () INHERITS (app.top);
CREATE TABLE app.right_one () INHERITS (app.top);
CREATE TABLE app.of_one () INHERITS (app.left_one, app.right_one);

-- rows
INSERT INTO app.first VALUES (1);
INSERT INTO app.second VALUES (2, 'b');
INSERT INTO app.several VALUES (3, 'c', 'three');
INSERT INTO app.below VALUES (4, 'd', 'four');
INSERT INTO app.of_one VALUES (5);

-- to
CREATE SCHEMA app;
CREATE TABLE app.first (id bigint NOT NULL, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE app.second (id bigint NOT NULL, code varchar(20));
CREATE TABLE app.other (note text);
CREATE TABLE app.several (code varchar(20), note text, extra text) INHERITS (app.first, app.second, app.other);
CREATE TABLE app.below () INHERITS (app.several);
CREATE INDEX ON app.several (id);
CREATE VIEW app.all_of_them AS SELECT id FROM app.second;
CREATE TABLE app.top (id bigint);
CREATE TABLE app.left_one () INHERITS (app.top);
CREATE TABLE app.right_one () INHERITS (app.top);
CREATE TABLE app.of_one () INHERITS (app.left_one, app.right_one);
