-- Keys without overlaps of a partitioned table come to its partitions with its own, and with a partition that comes.
-- since = 18
-- from
CREATE TABLE r (id int4range, valid daterange) PARTITION BY LIST (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES IN ('[1,2)');
CREATE TABLE p (id int4range, valid daterange, CONSTRAINT p_key PRIMARY KEY (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('[1,2)');
CREATE TABLE q (r int4range, d daterange, PRIMARY KEY (r, d WITHOUT OVERLAPS)) PARTITION BY LIST (r);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN ('[1,2)');

-- rows
INSERT INTO public.q VALUES ('[1,2)', '[2020-01-01,2021-01-01)');
INSERT INTO public.r VALUES ('[1,2)', '[2020-01-01,2021-01-01)');

-- to
CREATE TABLE r (id int4range, valid daterange, CONSTRAINT r_key UNIQUE (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES IN ('[1,2)');
CREATE TABLE p (id int4range, valid daterange, CONSTRAINT p_key PRIMARY KEY (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('[1,2)');
CREATE TABLE p2 PARTITION OF p FOR VALUES IN ('[2,3)');
CREATE TABLE q (r int4range, d daterange, PRIMARY KEY (r, d WITHOUT OVERLAPS)) PARTITION BY LIST (r);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN ('[1,2)', '[2,3)');
