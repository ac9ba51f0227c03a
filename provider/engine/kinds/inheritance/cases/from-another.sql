-- Tables inherit from others than before, which have the same columns; what they had from those they have from these alone.

-- from
CREATE TABLE a (x int, note text NOT NULL);
CREATE TABLE b (x int, note text NOT NULL);
CREATE TABLE top (id bigint);
CREATE TABLE middle () INHERITS (top);
CREATE TABLE c (z int) INHERITS (a);
CREATE TABLE d (z int) INHERITS (middle);

-- rows
INSERT INTO public.c VALUES (1, 'a', 2);
INSERT INTO public.d VALUES (1, 2);

-- to
CREATE TABLE a (x int, note text NOT NULL);
CREATE TABLE b (x int, note text NOT NULL);
CREATE TABLE top (id bigint);
CREATE TABLE c (z int) INHERITS (b);
CREATE TABLE d (z int) INHERITS (top);
