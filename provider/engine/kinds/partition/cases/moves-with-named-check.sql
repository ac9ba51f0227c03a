-- A partition goes to another whole, of which a check is the same but for its name: one that is inherited is not renamed.
-- back = none

-- from
CREATE TABLE t (id int, at date, n int CONSTRAINT t_n_check CHECK (n > 0)) PARTITION BY RANGE (at);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2030-01-01');

-- rows
INSERT INTO public.t VALUES (1, '2024-01-01', 1);

-- to
CREATE TABLE w (id int, at date, n int CONSTRAINT w_n_check CHECK (n > 0)) PARTITION BY RANGE (at);
CREATE TABLE t_1 PARTITION OF w FOR VALUES FROM ('2020-01-01') TO ('2030-01-01');
