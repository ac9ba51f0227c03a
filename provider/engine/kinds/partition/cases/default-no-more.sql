-- The default partition takes a bound, and another one is the default.

-- from
CREATE TABLE a (x int, y int) PARTITION BY LIST (x);
CREATE TABLE d PARTITION OF a DEFAULT;

-- rows
INSERT INTO public.a VALUES (1,1);

-- to
CREATE TABLE a (x int, y int) PARTITION BY LIST (x);
CREATE TABLE d PARTITION OF a FOR VALUES IN (1,2);
CREATE TABLE e PARTITION OF a DEFAULT;
