-- Columns that were dropped leave gaps in the numbering: keys, indexes, views and a generated column are found in spite of them.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (gone1 text, a integer NOT NULL, gone2 bigint, b text, c integer GENERATED ALWAYS AS (a * 2) STORED, gone3 date, d bigint);
ALTER TABLE app.t DROP COLUMN gone1;
ALTER TABLE app.t DROP COLUMN gone2;
ALTER TABLE app.t DROP COLUMN gone3;
ALTER TABLE app.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
ALTER TABLE app.t ADD CONSTRAINT t_d_fkey FOREIGN KEY (d) REFERENCES app.t (a);
CREATE INDEX t_b_idx ON app.t (b DESC, lower(b)) INCLUDE (d) WHERE d > 0;
CREATE VIEW app.v AS SELECT d, b, c FROM app.t;
COMMENT ON COLUMN app.t.d IS 'after the gap';

-- rows
INSERT INTO app.t (a, b, d) VALUES (1, 'x', 1), (2, 'y', 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint NOT NULL, b text, c bigint GENERATED ALWAYS AS (a * 2) STORED, d bigint, e text DEFAULT 'new');
ALTER TABLE app.t ADD CONSTRAINT t_pkey PRIMARY KEY (a) INCLUDE (b);
ALTER TABLE app.t ADD CONSTRAINT t_d_fkey FOREIGN KEY (d) REFERENCES app.t (a) ON DELETE CASCADE;
CREATE INDEX t_b_idx ON app.t (b DESC, lower(b)) INCLUDE (d) WHERE d > 1;
CREATE VIEW app.v AS SELECT d, b, c, e FROM app.t;
COMMENT ON COLUMN app.t.d IS 'after the gap';
