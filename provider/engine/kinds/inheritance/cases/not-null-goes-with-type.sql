-- Another type and no NOT NULL any more at once, where a table that inherits has the column of itself, too.

-- from
CREATE TABLE a (x int NOT NULL);
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);
CREATE TABLE d (x int NOT NULL, v int) INHERITS (a);
CREATE TABLE e (x int NOT NULL, v int) INHERITS (a);

-- rows
INSERT INTO public.d VALUES (1, 2);

-- to
CREATE TABLE a (x bigint);
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);
CREATE TABLE d (x bigint, v int) INHERITS (a);
CREATE TABLE e (x bigint NOT NULL, v int) INHERITS (a);
