-- NOT NULL that tables have of themselves under names of their own, beside one that they inherit: it comes, goes, gets another name, and
-- the column another type.
-- since = 18

-- from
CREATE TABLE a (x int CONSTRAINT ax NOT NULL, y int CONSTRAINT ay NOT NULL);
CREATE TABLE c (x int) INHERITS (a);
CREATE TABLE d (x int CONSTRAINT dx NOT NULL, y int CONSTRAINT dy NOT NULL) INHERITS (a);
CREATE TABLE e (x int CONSTRAINT ex NOT NULL, y int CONSTRAINT ey NOT NULL) INHERITS (d);
CREATE TABLE f (x int CONSTRAINT ax NOT NULL) INHERITS (a);
CREATE TABLE g (y int) INHERITS (c, d);
CREATE TABLE k (z int) INHERITS (a);
CREATE TABLE l (z int) INHERITS (a);

-- rows
INSERT INTO public.c VALUES (1, 2);
INSERT INTO public.e VALUES (3, 4);
INSERT INTO public.g VALUES (5, 6);

-- to
CREATE TABLE a (x bigint CONSTRAINT ax2 NOT NULL, y int CONSTRAINT ay NOT NULL);
CREATE TABLE c (x bigint CONSTRAINT cx NOT NULL) INHERITS (a);
CREATE TABLE d (x bigint, y int CONSTRAINT dy NOT NULL) INHERITS (a);
CREATE TABLE e (x bigint CONSTRAINT ex NOT NULL, y int CONSTRAINT ey2 NOT NULL) INHERITS (d);
CREATE TABLE f (x bigint CONSTRAINT ax2 NOT NULL) INHERITS (a);
CREATE TABLE g (y int CONSTRAINT gy NOT NULL) INHERITS (c, d);
CREATE TABLE k (z int, PRIMARY KEY (x)) INHERITS (a);
CREATE TABLE l (z int, PRIMARY KEY (x)) INHERITS (a);
