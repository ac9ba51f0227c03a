-- A column that three tables inherit becomes generated; while they do, PostgreSQL does not end that.
-- back = none

-- from
CREATE TABLE a (x int, g int);
CREATE TABLE b (y int) INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE INDEX ON c (g);
CREATE VIEW v AS SELECT g FROM b;

-- rows
INSERT INTO public.a(x) VALUES (1);
INSERT INTO public.b(x,y) VALUES (1,3);

-- to
CREATE TABLE a (x int, g int GENERATED ALWAYS AS (x * 2) STORED);
CREATE TABLE b (y int) INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE INDEX ON c (g);
CREATE VIEW v AS SELECT g FROM b;
