-- An index that a cancelled build left invalid is dropped and built again; one of a key stays.
-- back = none

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, n text);
CREATE INDEX t_n_idx ON app.t (n);

-- rows
INSERT INTO app.t VALUES (1, 'a');
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.t_n_idx'::regclass;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, n text);
CREATE INDEX t_n_idx ON app.t (n);
