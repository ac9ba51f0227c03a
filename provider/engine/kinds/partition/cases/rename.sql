-- A column and a partition are renamed; what a partition has from its whole is renamed with that.
-- back = none

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, CONSTRAINT x_check CHECK (x > 0)) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX x_idx ON t (x);
CREATE INDEX own_idx ON t_2020 (x, id);

-- rows
INSERT INTO public.t VALUES (1, '2020-05-05', 1);

-- to
-- schemata:rename column public.t.x to y
-- schemata:rename table public.t_2020 to t_20
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, y integer DEFAULT 5, CONSTRAINT y_check CHECK (y > 0)) PARTITION BY RANGE (d);
CREATE TABLE t_20 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX y_idx ON t (y);
CREATE INDEX own_idx ON t_20 (y, id);
