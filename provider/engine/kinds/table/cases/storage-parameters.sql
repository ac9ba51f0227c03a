-- fillfactor, autovacuum and the TOAST table's own parameters: set, changed and reset.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, body text) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);

-- rows
INSERT INTO app.users SELECT g, repeat('x', 20) FROM generate_series(1, 100) g;

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, body text) WITH (fillfactor = 80, parallel_workers = 2, toast.vacuum_truncate = false);
