-- A table's own column is to come from the one that it inherits from alone, which gets it.
-- refused = Declare z in both tables
-- back = none

-- from
CREATE TABLE a (x int);
CREATE TABLE c (z int) INHERITS (a);

-- rows
INSERT INTO public.c VALUES (1, 2);

-- to
CREATE TABLE a (x int, z int);
CREATE TABLE c () INHERITS (a);
