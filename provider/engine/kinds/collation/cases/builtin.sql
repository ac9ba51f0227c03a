-- The builtin provider came with 17.
-- since = 17
-- from
CREATE COLLATION a (provider = builtin, locale = 'C');
CREATE COLLATION b (provider = icu, locale = 'en');
-- to
CREATE COLLATION a (provider = builtin, locale = 'C.UTF-8');
CREATE COLLATION b (provider = builtin, locale = 'C.UTF-8');
