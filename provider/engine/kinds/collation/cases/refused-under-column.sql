-- A column's collation cannot be made anew while the column is there.
-- refused = which holds rows
-- from
CREATE COLLATION a (provider = icu, locale = 'de');
CREATE TABLE t (a text COLLATE a);
-- to
CREATE COLLATION a (provider = icu, locale = 'fr');
CREATE TABLE t (a text COLLATE a);
