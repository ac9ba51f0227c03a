-- Quotes, backslashes, line breaks and emoji in comments on everything.

-- from
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'plain';
CREATE TABLE app.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text CONSTRAINT name_check CHECK (name <> ''));
COMMENT ON TABLE app.users IS 'before';
CREATE INDEX users_name_idx ON app.users (name);
CREATE SEQUENCE app.numbers;
CREATE VIEW app.names AS SELECT name FROM app.users;

-- to
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'it''s a \ "schema" 🐘';
CREATE TABLE app.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text CONSTRAINT name_check CHECK (name <> ''));
COMMENT ON TABLE app.users IS E'line\nline\\n $$ ;';
COMMENT ON COLUMN app.users.name IS '-- no comment';
COMMENT ON CONSTRAINT users_pkey ON app.users IS '/* key */';
COMMENT ON CONSTRAINT name_check ON app.users IS 'check ''';
CREATE INDEX users_name_idx ON app.users (name);
COMMENT ON INDEX app.users_name_idx IS 'idx';
CREATE SEQUENCE app.numbers;
COMMENT ON SEQUENCE app.numbers IS 'seq';
CREATE VIEW app.names AS SELECT name FROM app.users;
COMMENT ON VIEW app.names IS 'view';
COMMENT ON COLUMN app.names.name IS 'view column';
