-- Every part of one changed, and columns that come and go with one; since 16 a server gives an older name of a locale its newer form.
-- from
CREATE SCHEMA app;
CREATE COLLATION app.provider (provider = icu, locale = 'de');
CREATE COLLATION app.locale (provider = icu, locale = 'de');
CREATE COLLATION app.libc (provider = libc, lc_collate = 'C', lc_ctype = 'C');
CREATE COLLATION app.deterministic (provider = icu, locale = 'und');
CREATE COLLATION app.older (provider = icu, locale = '@colNumeric=yes');
CREATE COLLATION app."Gone" (locale = 'C');
COMMENT ON COLLATION app.locale IS 'one';
CREATE TABLE app.t (id bigint, gone text COLLATE app."Gone");
CREATE INDEX t_idx ON app.t (gone COLLATE app.libc);
-- rows
INSERT INTO app.t VALUES (1);
-- to
CREATE SCHEMA app;
CREATE COLLATION app.provider (provider = libc, locale = 'C');
CREATE COLLATION app.locale (provider = icu, locale = 'fr');
CREATE COLLATION app.libc (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION app.deterministic (provider = icu, locale = 'und', deterministic = false);
CREATE COLLATION app.older (provider = icu, locale = 'de_AT@collation=phonebook;colStrength=secondary');
CREATE COLLATION app."Come" FROM "C";
COMMENT ON COLLATION app.locale IS 'two';
CREATE TABLE app.t (id bigint, come text COLLATE app."Come");
CREATE INDEX t_idx ON app.t (come COLLATE app.libc);
