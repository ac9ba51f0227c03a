-- Partitions that were attached keep the names of their not-null constraints while a column gets another type: PostgreSQL would make them
-- again under the partitioned table's (18). One made by PARTITION OF stays where it is, unless it has NOT NULL of its own.
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
CREATE TABLE o (id integer, k integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1);
ALTER TABLE o_1 ALTER id SET NOT NULL;
ALTER TABLE o ADD PRIMARY KEY (id, k);

-- rows
INSERT INTO public.t VALUES (1, '2020-02-02', 1, 'a'), (2, '2021-02-02', 1, 'b'), (3, '2022-02-02', 1, 'c');

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
CREATE TABLE o (id bigint, k integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1);
ALTER TABLE o_1 ALTER id SET NOT NULL;
ALTER TABLE o ADD PRIMARY KEY (id, k);
