-- A partition takes more, under other names of its own and of the column that divides.

-- from
-- schemata:rename column public.t.day to d
-- schemata:rename table public.t_2020_2021 to t_2020
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, note text) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;

-- rows
INSERT INTO public.t VALUES (1, '2020-05-05', 'x'), (2, '2024-05-05', 'x');

-- to
-- schemata:rename column public.t.d to day
CREATE TABLE t (id bigint NOT NULL, day date NOT NULL, note text) PARTITION BY RANGE (day);
-- schemata:rename table public.t_2020 to t_2020_2021
CREATE TABLE t_2020_2021 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2022-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
