-- until = 16
-- refused = PostgreSQL 17
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE COLLATION app.a (provider = builtin, locale = 'C');
