-- A partition keeps, as its own, a check that the partitioned table has no more.

-- from
CREATE TABLE p (id int, o int, CONSTRAINT c CHECK (o > 0)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);

-- rows
INSERT INTO public.p VALUES (1,5);

-- to
CREATE TABLE p (id int, o int, CONSTRAINT c2 CHECK (o > 1), CONSTRAINT d CHECK (id < o)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p (CONSTRAINT c CHECK (o > 0), CONSTRAINT d CHECK (id < o)) FOR VALUES IN (1);
