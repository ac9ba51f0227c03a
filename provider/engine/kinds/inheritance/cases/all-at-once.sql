-- Everything of inherited columns changes at once.

-- from
CREATE TABLE a (x int, y varchar(5), CONSTRAINT cx CHECK (x > 0));
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);

-- rows
INSERT INTO public.c VALUES (2,'a',1,1);

-- to
CREATE TABLE a (x bigint NOT NULL, y text DEFAULT 'd', n date, CONSTRAINT cx CHECK (x > 1));
CREATE TABLE b (z bigint) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);
CREATE INDEX ON c (n);
