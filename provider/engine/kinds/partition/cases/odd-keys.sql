-- Keys with expressions, collations and operator classes; names that need quotes.

-- from


-- to
CREATE SCHEMA "Ö d";
CREATE FUNCTION "Ö d".f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
CREATE TABLE "Ö d"."T" ("A b" int, c text COLLATE "POSIX") PARTITION BY RANGE ("A b", c COLLATE "POSIX" text_pattern_ops);
CREATE TABLE "Ö d"."P" PARTITION OF "Ö d"."T" FOR VALUES FROM (1, 'a''b') TO (MAXVALUE, MAXVALUE);
CREATE TABLE l (a int) PARTITION BY LIST ("Ö d".f(a));
CREATE TABLE l1 PARTITION OF l FOR VALUES IN (1,2);
