-- A table and its columns are renamed and changed in one plan, with another table that takes the old name.
-- type_change = in_place

-- from
-- schemata:rename table app.people to users
-- schemata:rename column app.users.full_name to name
CREATE SCHEMA app;
CREATE TABLE app.users (id integer CONSTRAINT users_pkey PRIMARY KEY, name varchar(20) DEFAULT 'x' CONSTRAINT name_check CHECK (name <> ''), boss integer CONSTRAINT users_boss_fkey REFERENCES app.users);
CREATE INDEX users_name_idx ON app.users (lower(name));
CREATE VIEW app.v AS SELECT id, name FROM app.users;
COMMENT ON COLUMN app.users.name IS 'name';
COMMENT ON CONSTRAINT name_check ON app.users IS 'no empty names';

-- rows
INSERT INTO app.users VALUES (1, 'a', 1);

-- to
-- schemata:rename table app.users to people
-- schemata:rename column app.people.name to full_name
CREATE SCHEMA app;
CREATE TABLE app.people (id bigint CONSTRAINT users_pkey PRIMARY KEY, full_name text NOT NULL DEFAULT 'y' CONSTRAINT name_check CHECK (full_name <> 'z'), boss bigint CONSTRAINT users_boss_fkey REFERENCES app.people, extra text);
CREATE INDEX users_name_idx ON app.people (lower(full_name), id);
CREATE VIEW app.v AS SELECT id, full_name, boss FROM app.people;
COMMENT ON COLUMN app.people.full_name IS 'full name';
COMMENT ON CONSTRAINT name_check ON app.people IS 'no z';
