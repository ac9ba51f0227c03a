-- Views of the whole and of a partition over a column that becomes narrower.

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW v2 AS SELECT id, note FROM t_2020;

-- rows
INSERT INTO public.t (id, d, note) VALUES (1, '2020-05-05', 'a');

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note varchar(30)) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW v2 AS SELECT id, note FROM t_2020;
