-- Columns change their types and go among foreign ones: an index, a check, a default, a view, a foreign key made by hand stay.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id integer CONSTRAINT a_pkey PRIMARY KEY, n integer, g integer GENERATED ALWAYS AS (n + 1) STORED, gone text);

-- rows
ALTER TABLE app.a ADD COLUMN mine text DEFAULT 'x';
CREATE INDEX by_hand ON app.a ((n * 2), mine) WHERE n > 0;
ALTER TABLE app.a ADD CONSTRAINT check_by_hand CHECK (n < 1000 AND mine <> '');
CREATE VIEW app.view_by_hand AS SELECT id, n, mine FROM app.a;
COMMENT ON VIEW app.view_by_hand IS 'mine';
CREATE TABLE app.table_by_hand (a integer REFERENCES app.a);
CREATE SEQUENCE app.sequence_by_hand OWNED BY app.a.mine;
COMMENT ON COLUMN app.a.n IS 'n by hand';
INSERT INTO app.a VALUES (1, 2, DEFAULT, 'x');
INSERT INTO app.table_by_hand VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint CONSTRAINT a_pkey PRIMARY KEY, n bigint, g bigint GENERATED ALWAYS AS (n + 1) STORED, fresh text);

-- kept
ALTER TABLE app.a ADD COLUMN mine text DEFAULT 'x';
CREATE INDEX by_hand ON app.a ((n * 2), mine) WHERE n > 0;
ALTER TABLE app.a ADD CONSTRAINT check_by_hand CHECK (n < 1000 AND mine <> '');
CREATE VIEW app.view_by_hand AS SELECT id, n, mine FROM app.a;
COMMENT ON VIEW app.view_by_hand IS 'mine';
CREATE TABLE app.table_by_hand (a integer REFERENCES app.a);
CREATE SEQUENCE app.sequence_by_hand OWNED BY app.a.mine;
