-- Mappings added, changed and dropped; dictionaries and indexes that come and go with them.
-- from
CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.old_words (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION app.english (COPY = pg_catalog.english);
CREATE TEXT SEARCH CONFIGURATION app.mine (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR word, asciiword WITH app.old_words, simple;
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR int WITH simple;
CREATE TEXT SEARCH CONFIGURATION app."Gone" (PARSER = "default");
COMMENT ON TEXT SEARCH CONFIGURATION app.mine IS 'one';
CREATE TABLE app.t (body text, gone tsvector GENERATED ALWAYS AS (to_tsvector('app.english', body)) STORED);
CREATE INDEX t_idx ON app.t USING gin (to_tsvector('app.mine', body));
-- rows
INSERT INTO app.t VALUES ('words');
-- to
CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.new_words (TEMPLATE = snowball, language = english);
CREATE TEXT SEARCH CONFIGURATION app.english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION app.english ALTER MAPPING FOR word WITH app.new_words, pg_catalog.simple;
CREATE TEXT SEARCH CONFIGURATION app.mine (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR word, asciiword WITH app.new_words;
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION app.mine ADD MAPPING FOR url WITH simple;
CREATE TEXT SEARCH CONFIGURATION app."Come '" (COPY = app.mine);
COMMENT ON TEXT SEARCH CONFIGURATION app.mine IS 'two';
CREATE TABLE app.t (body text, come tsvector GENERATED ALWAYS AS (to_tsvector('app.mine', body)) STORED);
CREATE INDEX t_idx ON app.t USING gin (to_tsvector('app.english', body));
