-- What an interrupted DETACH … CONCURRENTLY has left is finished: as a table of its own, or as the partition that it was.

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX t_id_idx ON t (id);
CREATE TABLE u (id bigint, d date) PARTITION BY LIST (id);
CREATE TABLE u_1 PARTITION OF u FOR VALUES IN (1);

-- rows
INSERT INTO public.t VALUES (1, '2020-05-05');
INSERT INTO public.u VALUES (1, '2020-05-05');
UPDATE pg_catalog.pg_inherits SET inhdetachpending = true WHERE inhrelid IN ('public.t_2020'::regclass, 'public.u_1'::regclass);

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE INDEX t_id_idx ON t (id);
CREATE TABLE t_2020 (id bigint NOT NULL, d date CONSTRAINT t_d_not_null NOT NULL);
CREATE INDEX t_2020_id_idx ON t_2020 (id);
CREATE TABLE u (id bigint, d date, more text) PARTITION BY LIST (id);
CREATE TABLE u_1 PARTITION OF u FOR VALUES IN (1);
