-- Rows are carried to a table that is divided otherwise, while hints rename it and a column: what they hold is compared by the new names.
-- from
-- schemata:rename table public.u to t
-- schemata:rename column public.t.l to k
CREATE TABLE t (id int NOT NULL, k text NOT NULL, n int) PARTITION BY LIST (k);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b');

-- rows
INSERT INTO public.t VALUES (1, 'a', 1), (2, 'b', 2), (3, 'b', 3);

-- to
-- schemata:rename table public.t to u
-- schemata:rename column public.u.k to l
CREATE TABLE u (id int NOT NULL, l text NOT NULL, n int) PARTITION BY HASH (id);
CREATE TABLE t_a PARTITION OF u FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE t_b PARTITION OF u FOR VALUES WITH (MODULUS 2, REMAINDER 1);
