-- Every replica identity becomes every other one.

-- from
CREATE SCHEMA app;
CREATE TABLE app.default_full (id bigint PRIMARY KEY);
CREATE TABLE app.default_nothing (id bigint PRIMARY KEY);
CREATE TABLE app.default_index (id bigint NOT NULL UNIQUE);
CREATE TABLE app.full_nothing (id bigint);
ALTER TABLE app.full_nothing REPLICA IDENTITY FULL;
CREATE TABLE app.full_index (id bigint NOT NULL);
CREATE UNIQUE INDEX full_index_idx ON app.full_index (id);
ALTER TABLE app.full_index REPLICA IDENTITY FULL;
CREATE TABLE app.nothing_index (id bigint PRIMARY KEY);
ALTER TABLE app.nothing_index REPLICA IDENTITY NOTHING;
CREATE TABLE app."Index To Index" (id bigint PRIMARY KEY, "E mail" text NOT NULL, CONSTRAINT "E mail" UNIQUE ("E mail"));
ALTER TABLE app."Index To Index" REPLICA IDENTITY USING INDEX "E mail";

-- rows
INSERT INTO app.full_index VALUES (1);
INSERT INTO app."Index To Index" VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.default_full (id bigint PRIMARY KEY);
ALTER TABLE app.default_full REPLICA IDENTITY FULL;
CREATE TABLE app.default_nothing (id bigint PRIMARY KEY);
ALTER TABLE app.default_nothing REPLICA IDENTITY NOTHING;
CREATE TABLE app.default_index (id bigint NOT NULL UNIQUE);
ALTER TABLE app.default_index REPLICA IDENTITY USING INDEX default_index_id_key;
CREATE TABLE app.full_nothing (id bigint);
ALTER TABLE app.full_nothing REPLICA IDENTITY NOTHING;
CREATE TABLE app.full_index (id bigint NOT NULL);
CREATE UNIQUE INDEX full_index_idx ON app.full_index (id);
ALTER TABLE app.full_index REPLICA IDENTITY USING INDEX full_index_idx;
CREATE TABLE app.nothing_index (id bigint PRIMARY KEY);
ALTER TABLE app.nothing_index REPLICA IDENTITY USING INDEX nothing_index_pkey;
CREATE TABLE app."Index To Index" (id bigint PRIMARY KEY, "E mail" text NOT NULL, CONSTRAINT "E mail" UNIQUE ("E mail"));
ALTER TABLE app."Index To Index" REPLICA IDENTITY USING INDEX "Index To Index_pkey";
