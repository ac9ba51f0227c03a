-- A table loses a column, gets others and becomes a partition.

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE o (id bigint, d date, x integer, extra int);

-- rows
INSERT INTO public.t (id, d) VALUES (1, '2020-05-05');

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE o (id bigint NOT NULL, d date NOT NULL, x integer, note text);
ALTER TABLE t ATTACH PARTITION o FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE t ADD CONSTRAINT c CHECK (x>0);
CREATE INDEX ii ON t (x);
