-- Index methods, expressions, predicates, included columns, order, operator classes with parameters.

-- from
CREATE SCHEMA app;
CREATE TABLE app.docs (id bigint, title text, body tsvector, data jsonb, span int4range, at timestamptz);

-- rows
INSERT INTO app.docs VALUES (1, 'a', 'a b', '{}', '[1,2)', now());

-- to
CREATE SCHEMA app;
CREATE TABLE app.docs (id bigint, title text, body tsvector, data jsonb, span int4range, at timestamptz);
CREATE INDEX docs_body_idx ON app.docs USING gist (body tsvector_ops (siglen = 200));
CREATE INDEX docs_data_idx ON app.docs USING gin (data jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX docs_at_idx ON app.docs USING brin (at timestamptz_minmax_multi_ops (values_per_range = 64)) WITH (pages_per_range = 32);
CREATE INDEX docs_id_idx ON app.docs USING hash (id);
CREATE INDEX docs_span_idx ON app.docs USING spgist (span);
CREATE INDEX docs_title_idx ON app.docs (title text_pattern_ops DESC NULLS LAST, lower(title) COLLATE "C", (id + 1) NULLS FIRST);
CREATE UNIQUE INDEX docs_title_id_idx ON app.docs (title, id DESC) INCLUDE (at) WHERE id > 0;
