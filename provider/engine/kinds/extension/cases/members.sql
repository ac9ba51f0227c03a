-- Columns, arrays, defaults, keys, checks, indexes and views that use members, with the extensions in one plan.
-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, note text);
-- rows
INSERT INTO app.t VALUES (1, 'a');
-- to
CREATE SCHEMA app;
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION "uuid-ossp" SCHEMA ext;
CREATE EXTENSION ltree WITH SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
CREATE EXTENSION unaccent SCHEMA ext;
CREATE EXTENSION pgcrypto SCHEMA ext;
CREATE TABLE app.t (id bigint PRIMARY KEY, note text, email public.citext DEFAULT 'x'::public.citext CONSTRAINT email_key UNIQUE
    CONSTRAINT email_check CHECK (email <> ''::public.citext),
  tags ext.hstore, path ext.ltree[], uid uuid, CONSTRAINT note_check CHECK (note OPERATOR(ext.%) 'x'::text OR true));
CREATE TABLE app.u (uid uuid DEFAULT ext.uuid_generate_v4(), email public.citext PRIMARY KEY);
CREATE INDEX t_note_idx ON app.t USING gin (note ext.gin_trgm_ops);
CREATE INDEX t_tags_idx ON app.t USING gist (tags);
CREATE INDEX t_path_idx ON app.t USING gist (path ext.gist__ltree_ops (siglen = 100));
CREATE INDEX t_id_idx ON app.t USING gist (id);
CREATE INDEX t_distance_idx ON app.t ((ext.similarity(note, 'x')));
CREATE VIEW app.v AS SELECT id, ext.unaccent(note) AS plain, ext.digest(note, 'sha256') AS hash, email FROM app.t WHERE email = 'y';
