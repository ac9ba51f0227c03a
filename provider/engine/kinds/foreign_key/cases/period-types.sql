-- Both ends of a foreign key with PERIOD change their type: GiST compares values of one type.
-- since = 18

-- from
CREATE EXTENSION btree_gist;
CREATE TABLE t (id bigint, v daterange, CONSTRAINT t_pkey PRIMARY KEY (id, v WITHOUT OVERLAPS));
CREATE TABLE c (t bigint, v daterange, CONSTRAINT c_fkey FOREIGN KEY (t, PERIOD v) REFERENCES t (id, PERIOD v));

-- rows
INSERT INTO public.t VALUES (1, '[2020-01-01,2021-01-01)');
INSERT INTO public.c VALUES (1, '[2020-02-01,2020-03-01)');

-- to
CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, v daterange, CONSTRAINT t_pkey PRIMARY KEY (id, v WITHOUT OVERLAPS));
CREATE TABLE c (t int, v daterange, CONSTRAINT c_fkey FOREIGN KEY (t, PERIOD v) REFERENCES t (id, PERIOD v));
