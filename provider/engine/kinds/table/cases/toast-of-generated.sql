-- The only column that could be long is generated and made anew, while the table is rewritten: its TOAST parameters stay.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, g text GENERATED ALWAYS AS (chr(a)) STORED) WITH (toast.autovacuum_enabled = false, fillfactor = 70);
CREATE TABLE app.u (a integer, g text GENERATED ALWAYS AS (chr(a)) STORED) WITH (toast.vacuum_truncate = false);

-- rows
INSERT INTO app.t VALUES (65);
INSERT INTO app.u VALUES (65);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, g text GENERATED ALWAYS AS (chr(a::integer)) STORED) WITH (toast.autovacuum_enabled = false, fillfactor = 80);
CREATE TABLE app.u (a bigint, g text GENERATED ALWAYS AS (chr(a::integer)) STORED) WITH (toast.vacuum_truncate = false, toast.autovacuum_enabled = false);
