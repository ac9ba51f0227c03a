-- back = none
-- from
CREATE TEXT SEARCH DICTIONARY a (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION b (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION b ALTER MAPPING FOR word WITH a;
-- to
-- schemata:rename text_search_dictionary public.a to "A b"
CREATE TEXT SEARCH DICTIONARY "A b" (TEMPLATE = simple);
-- schemata:rename text_search_configuration public.b to c
CREATE TEXT SEARCH CONFIGURATION c (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH "A b";
