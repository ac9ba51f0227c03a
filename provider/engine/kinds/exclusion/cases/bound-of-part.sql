-- A partition leaves for another bound and comes back: its exclusion constraint goes in between, and comes with the whole's.
-- since = 17
-- from
CREATE TABLE pr (r int, d int, EXCLUDE (r WITH =)) PARTITION BY LIST (r);
CREATE TABLE pr1 PARTITION OF pr FOR VALUES IN (1, 2);

-- rows
INSERT INTO public.pr VALUES (1, 1);

-- to
CREATE TABLE pr (r int, d int, EXCLUDE (r WITH =)) PARTITION BY LIST (r);
CREATE TABLE pr1 PARTITION OF pr FOR VALUES IN (1);
