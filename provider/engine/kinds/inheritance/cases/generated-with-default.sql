-- A column with a default, which another table inherits, becomes generated.

-- from
CREATE TABLE a (x int, g int DEFAULT 4 NOT NULL);
CREATE TABLE b (y int) INHERITS (a);

-- rows
INSERT INTO public.a(x) VALUES (1);
INSERT INTO public.b(x,y) VALUES (1,3);

-- to
CREATE TABLE a (x int, g int GENERATED ALWAYS AS (x * 2) STORED NOT NULL);
CREATE TABLE b (y int) INHERITS (a);
