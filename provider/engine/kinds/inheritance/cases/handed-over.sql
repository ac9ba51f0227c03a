-- A column that a table has from one table alone, and is to have from another one alone: it comes from that before the first one loses it.

-- from
CREATE TABLE a (x int);
CREATE TABLE b (k int, y int CONSTRAINT y_is_told NOT NULL DEFAULT 3 CONSTRAINT y_is_positive CHECK (y > 0));
CREATE TABLE c (z int) INHERITS (a, b);
CREATE TABLE e (x int);
CREATE TABLE f (y int);
CREATE TABLE g (z int) INHERITS (e, f);
CREATE TABLE h (x int, y int);
CREATE TABLE i (k int, y int);
CREATE TABLE j () INHERITS (h, i);
CREATE TABLE l (x int, y int);
CREATE TABLE n (z int) INHERITS (l);

-- rows
INSERT INTO public.c VALUES (1, 2, 3, 4);
INSERT INTO public.g VALUES (9, 10, 11);
INSERT INTO public.j VALUES (12, 13, 14);
INSERT INTO public.n VALUES (15, 16, 17);

-- to
CREATE TABLE a (x int, y int CONSTRAINT y_is_told NOT NULL DEFAULT 4 CONSTRAINT y_is_positive CHECK (y > 0));
CREATE TABLE b (k int);
CREATE TABLE c (z int) INHERITS (a, b);
CREATE TABLE e (x int, y int);
CREATE TABLE g (z int) INHERITS (e);
CREATE TABLE h (x int, y int);
CREATE TABLE i (k int);
CREATE TABLE j () INHERITS (h, i);
CREATE TABLE l (x int);
CREATE TABLE m (y int);
CREATE TABLE n (z int) INHERITS (l, m);
