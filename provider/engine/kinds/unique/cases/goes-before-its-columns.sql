-- A key goes with a column, and before another of its columns is changed, which lets go of the first.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, g numeric(12,2) GENERATED ALWAYS AS (a * 2) STORED, h text, CONSTRAINT t_a_key UNIQUE (a) INCLUDE (g), CONSTRAINT t_a_h_key UNIQUE (a, h) INCLUDE (g));

-- rows
INSERT INTO app.t VALUES (1, DEFAULT, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (g text NOT NULL, h text);
