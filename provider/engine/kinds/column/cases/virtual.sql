-- type_change = in_place
-- since = 18
-- Virtual generated columns come, go, change their expression and type, and become stored or plain ones; views and comments on them stay.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (
  a int, note varchar(10), goes int GENERATED ALWAYS AS (a + 1) VIRTUAL, expression int GENERATED ALWAYS AS (a * 2),
  type int GENERATED ALWAYS AS (a * 2) VIRTUAL, to_stored int GENERATED ALWAYS AS (a - 1) VIRTUAL,
  to_plain int GENERATED ALWAYS AS (a - 1) VIRTUAL, "Over Type" text GENERATED ALWAYS AS (upper(note)) VIRTUAL NOT NULL,
  CONSTRAINT t_check CHECK (expression > 0)
);
COMMENT ON COLUMN app.t."Over Type" IS 'x';
CREATE VIEW app.v AS SELECT "Over Type", type FROM app.t;

-- rows
INSERT INTO app.t (a, note) VALUES (1, 'a'), (2, 'b');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (
  a int, note text, expression int GENERATED ALWAYS AS (a * 3),
  type bigint GENERATED ALWAYS AS (a * 2) VIRTUAL, to_stored int GENERATED ALWAYS AS (a - 1) STORED,
  to_plain int, "Over Type" text GENERATED ALWAYS AS (upper(note)) VIRTUAL NOT NULL, comes int GENERATED ALWAYS AS (a % 10) VIRTUAL,
  CONSTRAINT t_check CHECK (expression > 0)
);
COMMENT ON COLUMN app.t."Over Type" IS 'x';
CREATE VIEW app.v AS SELECT "Over Type", type FROM app.t;
