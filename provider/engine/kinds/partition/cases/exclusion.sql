-- An exclusion constraint of a partitioned table (17), beside one of a partition.
-- since = 17

-- from
CREATE TABLE t (id int4range NOT NULL, n bigint) PARTITION BY LIST (id);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('[1,5)');

-- rows
INSERT INTO public.t VALUES ('[1,5)', 1);

-- to
CREATE TABLE t (id int4range NOT NULL, n bigint, CONSTRAINT t_excl EXCLUDE USING gist (id WITH =)) PARTITION BY LIST (id);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('[1,5)');
ALTER TABLE t1 ADD CONSTRAINT own EXCLUDE USING gist (id WITH &&);
