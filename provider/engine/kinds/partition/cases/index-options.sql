-- The parameters of partitioned indexes and keys, and a check of a part that has parts, which changes together with the bound.
-- from
CREATE TABLE t (id int, k text, PRIMARY KEY (id) WITH (fillfactor = 30), UNIQUE (id) WITH (fillfactor = 70)) PARTITION BY LIST (id);
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_k ON t (k) WITH (fillfactor = 30);
CREATE TABLE r (id int REFERENCES t);
CREATE TABLE u (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE u_1 PARTITION OF u (CONSTRAINT u_1_id CHECK (id > 0)) FOR VALUES FROM ('2021-01-01') TO (MAXVALUE) PARTITION BY RANGE (at);
CREATE TABLE u_1_rest PARTITION OF u_1 DEFAULT;

-- rows
INSERT INTO public.t VALUES (1, 'a');
INSERT INTO public.r VALUES (1);
INSERT INTO public.u VALUES (1, '2022-01-01');

-- to
CREATE TABLE t (id int, k text, PRIMARY KEY (id) WITH (fillfactor = 40), UNIQUE (id) WITH (fillfactor = 80)) PARTITION BY LIST (id);
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_k ON t (k);
CREATE TABLE r (id int REFERENCES t);
CREATE TABLE u (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE u_1 PARTITION OF u (CONSTRAINT u_1_id CHECK (id > -1)) FOR VALUES FROM ('2021-01-01') TO ('2030-01-01') PARTITION BY RANGE (at);
CREATE TABLE u_1_rest PARTITION OF u_1 DEFAULT;
