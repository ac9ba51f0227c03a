-- A default of a view's column: comes, changes, goes; its view is new, gets a column, or is made anew.

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.t (id bigint PRIMARY KEY, a text, "B c" text);
CREATE VIEW app.changed AS SELECT id, a, "B c" FROM app.t;
ALTER VIEW app.changed ALTER COLUMN id SET DEFAULT nextval('app.numbers');
ALTER VIEW app.changed ALTER COLUMN "B c" SET DEFAULT 'x';
CREATE VIEW app.grows AS SELECT id, a FROM app.t;
ALTER VIEW app.grows ALTER COLUMN a SET DEFAULT 'a';
CREATE VIEW app.anew AS SELECT id, a FROM app.t;
ALTER VIEW app.anew ALTER COLUMN a SET DEFAULT 'a';
CREATE VIEW app.gone AS SELECT id FROM app.t;
ALTER TABLE app.gone ALTER COLUMN id SET DEFAULT 1;

-- rows
INSERT INTO app.t VALUES (1, 'a', 'b');

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.t (id bigint PRIMARY KEY, a text, "B c" text);
CREATE VIEW app.changed AS SELECT id, a, "B c" FROM app.t;
ALTER VIEW app.changed ALTER COLUMN a SET DEFAULT 'new';
ALTER VIEW app.changed ALTER COLUMN "B c" SET DEFAULT 'y';
CREATE VIEW app.grows AS SELECT id, a, "B c" FROM app.t;
ALTER VIEW app.grows ALTER COLUMN a SET DEFAULT 'a';
ALTER VIEW app.grows ALTER COLUMN "B c" SET DEFAULT 'b';
CREATE VIEW app.anew AS SELECT a, id FROM app.t;
ALTER VIEW app.anew ALTER COLUMN a SET DEFAULT 'a';
CREATE VIEW app.fresh AS SELECT id FROM app.t;
ALTER VIEW app.fresh ALTER COLUMN id SET DEFAULT nextval('app.numbers');
