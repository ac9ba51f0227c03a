-- A table becomes a partition of a new one.

-- from
CREATE TABLE t_2020 (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text, CHECK (x>0));
CREATE INDEX a ON t_2020 (x);

-- rows
INSERT INTO public.t_2020 (id, d) VALUES (1, '2020-05-05');

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX a ON t_2020 (x);
