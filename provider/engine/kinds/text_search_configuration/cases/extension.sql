-- The dictionary of an extension in a mapping.
-- from
CREATE SCHEMA app;
CREATE TEXT SEARCH CONFIGURATION app.mine (COPY = pg_catalog.simple);
-- to
CREATE SCHEMA app;
CREATE EXTENSION unaccent SCHEMA app;
CREATE TEXT SEARCH CONFIGURATION app.mine (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION app.mine ALTER MAPPING FOR hword, word WITH app.unaccent, simple;
