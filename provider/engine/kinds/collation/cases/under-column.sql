-- One that is made anew while columns, a domain and an index are of it: they go over to another by its name, in one transaction.
-- type_change = in_place

-- from
CREATE COLLATION a (provider = icu, locale = 'de');
CREATE COLLATION "B 1" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE DOMAIN word AS text COLLATE a;
CREATE TABLE t (a text COLLATE a, b varchar(20) COLLATE "B 1" UNIQUE, c text, d word, e text[] COLLATE a);
CREATE INDEX t_c_idx ON t (c COLLATE a);
CREATE VIEW v AS SELECT a FROM t WHERE c < 'x' COLLATE a;
COMMENT ON COLLATION a IS 'ours';

-- rows
INSERT INTO public.t VALUES ('ä', 'X', 'y', 'z', '{p}');

-- to
CREATE COLLATION a (provider = icu, locale = 'fr');
CREATE COLLATION "B 1" (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE DOMAIN word AS text COLLATE a;
CREATE TABLE t (a text COLLATE a, b varchar(20) COLLATE "B 1" UNIQUE, c text, d word, e text[] COLLATE a);
CREATE INDEX t_c_idx ON t (c COLLATE a);
CREATE VIEW v AS SELECT a FROM t WHERE c < 'x' COLLATE a;
COMMENT ON COLLATION a IS 'ours';
