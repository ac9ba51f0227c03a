-- Rows are divided by another key, among parts of the same names and others; one part ends being one and keeps its rows.
-- from
CREATE TABLE t (id serial, k text NOT NULL, d date, gone text DEFAULT 'x') PARTITION BY LIST (k);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b') PARTITION BY RANGE (d);
CREATE TABLE t_b1 PARTITION OF t_b FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE t_c PARTITION OF t FOR VALUES IN ('c');
CREATE INDEX t_k_idx ON t (k);
CREATE UNIQUE INDEX t_a_d ON t_a (d);
CREATE POLICY p ON t USING (k = 'a');
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE TABLE w (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);

-- rows
INSERT INTO public.w VALUES (1), (2);
INSERT INTO public.t (k, d) VALUES ('a', '2019-01-01'), ('a', '2019-01-02'), ('b', '2019-01-01'), ('c', '2019-01-01');

-- to
CREATE TABLE t (id serial, k text NOT NULL, d date, fresh int DEFAULT 3 NOT NULL) PARTITION BY HASH (id);
CREATE TABLE t_a PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE t_b PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE t_c (id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL, k text NOT NULL, d date, gone text DEFAULT 'x');
CREATE INDEX t_k_idx ON t (k);
CREATE POLICY p ON t USING (k = 'a');
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE TABLE w (b int DEFAULT 7) PARTITION BY RANGE (b);
CREATE TABLE w_1 PARTITION OF w FOR VALUES FROM (0) TO (10);
