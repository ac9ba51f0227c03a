-- Comments on what is dropped, created anew and renamed: a view with other columns, a constraint, an index.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text, CONSTRAINT old_check CHECK (id > 0), CONSTRAINT a_key UNIQUE (id));
CREATE INDEX old_idx ON app.users (name);
CREATE VIEW app.v AS SELECT id, name FROM app.users;
COMMENT ON CONSTRAINT old_check ON app.users IS 'positive';
COMMENT ON CONSTRAINT a_key ON app.users IS 'one';
COMMENT ON INDEX app.old_idx IS 'by name';
COMMENT ON VIEW app.v IS 'all';
COMMENT ON COLUMN app.v.name IS 'n';

-- rows
INSERT INTO app.users VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text, CONSTRAINT new_check CHECK (id > 0), CONSTRAINT a_key UNIQUE (id, name));
CREATE INDEX new_idx ON app.users (name);
CREATE VIEW app.v AS SELECT name, id FROM app.users;
COMMENT ON CONSTRAINT new_check ON app.users IS 'positive';
COMMENT ON CONSTRAINT a_key ON app.users IS 'two';
COMMENT ON INDEX app.new_idx IS 'by name, renamed';
COMMENT ON VIEW app.v IS 'all';
COMMENT ON COLUMN app.v.name IS 'n';
