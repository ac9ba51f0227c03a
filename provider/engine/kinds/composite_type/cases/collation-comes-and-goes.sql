-- An attribute's collation is made before the attribute has it, and dropped once it has another.

-- from
CREATE SCHEMA app;
CREATE COLLATION app.old (provider = icu, locale = 'en');
CREATE TYPE app.goes_over AS (a int, z text COLLATE app.old);
CREATE TYPE app.ends AS (z text COLLATE app.old);

-- to
CREATE SCHEMA app;
CREATE COLLATION app.new (provider = icu, locale = 'sv');
CREATE TYPE app.goes_over AS (a int, z text COLLATE app.new);
CREATE TYPE app.ends AS (z text COLLATE "C");
