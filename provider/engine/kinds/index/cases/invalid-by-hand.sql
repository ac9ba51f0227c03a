-- An invalid index that nobody declared stays as it is, while its table changes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);

-- rows
CREATE INDEX by_hand ON app.t (a);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.by_hand'::regclass;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer NOT NULL, b integer, c integer);

-- kept
CREATE INDEX by_hand ON app.t (a);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.by_hand'::regclass;
