-- Options changed, added and removed in place; another template.
-- from
CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.options (TEMPLATE = simple, stopwords = english);
CREATE TEXT SEARCH DICTIONARY app.removed (TEMPLATE = simple, accept = false, stopwords = english);
CREATE TEXT SEARCH DICTIONARY app.template (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY app."Gone 's" (TEMPLATE = snowball, language = german);
COMMENT ON TEXT SEARCH DICTIONARY app.options IS 'one';
-- to
CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.options (TEMPLATE = simple, stopwords = german);
CREATE TEXT SEARCH DICTIONARY app.removed (TEMPLATE = simple, accept = true);
CREATE TEXT SEARCH DICTIONARY app.template (TEMPLATE = snowball, language = english, stopwords = english);
CREATE TEXT SEARCH DICTIONARY app."Come "" 's" (TEMPLATE = simple);
COMMENT ON TEXT SEARCH DICTIONARY app.options IS 'two';
