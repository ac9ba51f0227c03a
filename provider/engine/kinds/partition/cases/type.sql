-- A type changes in all partitions; a view of one of them makes way, and limits of an identity follow.

-- from
CREATE TABLE orgs (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text, PRIMARY KEY (id, d), CONSTRAINT x_check CHECK (x > 0)) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_x_idx ON t (x);
CREATE TABLE n (id integer GENERATED ALWAYS AS IDENTITY, k int) PARTITION BY LIST (k);
CREATE TABLE n_1 PARTITION OF n FOR VALUES IN (1);

-- rows
INSERT INTO public.t (id, d) VALUES (1, '2020-05-05');
INSERT INTO public.n (k) VALUES (1);

-- to
CREATE TABLE orgs (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer DEFAULT 5, note text, PRIMARY KEY (id, d), CONSTRAINT x_check CHECK (x > 0)) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_x_idx ON t (x);
CREATE TABLE n (id bigint GENERATED ALWAYS AS IDENTITY, k int) PARTITION BY LIST (k);
CREATE TABLE n_1 PARTITION OF n FOR VALUES IN (1);
ALTER TABLE t ALTER x TYPE bigint;
CREATE VIEW v AS SELECT x FROM t_2020;
