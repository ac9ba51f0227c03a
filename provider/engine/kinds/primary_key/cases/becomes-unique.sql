-- A primary key and a unique constraint exchange their names; a view is grouped by the primary key's column.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint CONSTRAINT one PRIMARY KEY, n bigint NOT NULL CONSTRAINT two UNIQUE, t text);
COMMENT ON CONSTRAINT one ON app.a IS 'one';
CREATE VIEW app.v AS SELECT id, n, t FROM app.a GROUP BY id;

-- rows
INSERT INTO app.a VALUES (1, 2, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint NOT NULL CONSTRAINT two UNIQUE, n bigint CONSTRAINT one PRIMARY KEY, t text);
COMMENT ON CONSTRAINT two ON app.a IS 'two';
CREATE VIEW app.v AS SELECT id, n, t FROM app.a GROUP BY n;
