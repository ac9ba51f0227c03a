-- Rules came with 16.
-- since = 16
-- from
CREATE COLLATION a (provider = icu, locale = 'en', rules = '&a < g');
CREATE COLLATION b (provider = icu, locale = 'en');
-- to
CREATE COLLATION a (provider = icu, locale = 'en', rules = '&a < ''g''');
CREATE COLLATION b (provider = icu, locale = 'en', rules = '&a < h');
