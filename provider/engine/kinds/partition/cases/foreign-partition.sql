-- A partition that somebody else has made inside of a declared table stays, and changes with that.

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

-- rows
CREATE TABLE public.other PARTITION OF public.t FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
INSERT INTO public.t VALUES (1, '2021-05-05', 1);

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x bigint, y text DEFAULT 'a', CONSTRAINT c CHECK (x > 0)) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX t_x_idx ON t (x);

-- kept
CREATE TABLE public.other PARTITION OF public.t FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
