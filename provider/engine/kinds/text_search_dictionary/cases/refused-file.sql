-- A file that the shadow does not have.
-- refused = could not open synonym file
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = synonym, synonyms = of_mine);
