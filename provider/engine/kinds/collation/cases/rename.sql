-- back = none
-- from
CREATE COLLATION a (provider = icu, locale = 'de');
CREATE TABLE t (a text COLLATE a, CONSTRAINT a_check CHECK (a > 'b'));
-- to
-- schemata:rename collation public.a to "B c"
CREATE COLLATION "B c" (provider = icu, locale = 'de');
CREATE TABLE t (a text COLLATE "B c", CONSTRAINT a_check CHECK (a > 'b'));
