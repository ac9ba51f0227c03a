-- Partitions that were attached keep the names of their not-null constraints while a column gets another type: PostgreSQL would make them
-- again under the partitioned table's. One made by PARTITION OF stays where it is, and so do all where no row is written anew.
-- since = 18
-- from
CREATE TABLE t (id integer NOT NULL, d date NOT NULL, x integer NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE t_attached (id integer NOT NULL, d date NOT NULL, x integer NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL);
ALTER TABLE t ATTACH PARTITION t_attached FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_of PARTITION OF t FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE t_divided (id integer NOT NULL, d date NOT NULL, x integer CONSTRAINT own NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE t_leaf PARTITION OF t_divided FOR VALUES FROM ('2022-01-01') TO ('2022-07-01');
ALTER TABLE t ATTACH PARTITION t_divided FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE INDEX t_id ON t (id);
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE r (id integer, d date, FOREIGN KEY (id, d) REFERENCES t);

-- rows
INSERT INTO public.t VALUES (1, '2020-02-02', 1, 'a'), (2, '2021-02-02', 1, 'b'), (3, '2022-02-02', 1, 'c');
INSERT INTO public.r VALUES (1, '2020-02-02'), (3, '2022-02-02');

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, x integer NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE t_attached (id bigint NOT NULL, d date NOT NULL, x integer NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL);
ALTER TABLE t ATTACH PARTITION t_attached FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_of PARTITION OF t FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE t_divided (id bigint NOT NULL, d date NOT NULL, x integer CONSTRAINT own NOT NULL, n varchar(5) CONSTRAINT n_given NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE t_leaf PARTITION OF t_divided FOR VALUES FROM ('2022-01-01') TO ('2022-07-01');
ALTER TABLE t ATTACH PARTITION t_divided FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE INDEX t_id ON t (id);
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE r (id bigint, d date, FOREIGN KEY (id, d) REFERENCES t);
