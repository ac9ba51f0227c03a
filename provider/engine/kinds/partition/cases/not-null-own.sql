-- Partitions have NOT NULL of their own, which stays when the partitioned table gets it, loses it, and lets them go.

-- from
CREATE TABLE t (id bigint, a text NOT NULL, b text, c text NOT NULL, d text) PARTITION BY RANGE (id);
CREATE TABLE t_1 (id bigint, a text NOT NULL, b text NOT NULL, c text NOT NULL, d text);
ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES FROM (1) TO (10);
CREATE TABLE t_2 (id bigint, a text NOT NULL, b text, c text NOT NULL, d text NOT NULL);
ALTER TABLE t ATTACH PARTITION t_2 FOR VALUES FROM (10) TO (20);

-- rows
INSERT INTO public.t VALUES (1, 'a', 'b', 'c', 'd'), (11, 'a', 'b', 'c', 'd');

-- to
CREATE TABLE t (id bigint, a text, b text NOT NULL, c text NOT NULL, d text) PARTITION BY RANGE (id);
CREATE TABLE t_1 (id bigint, a text NOT NULL, b text NOT NULL, c text NOT NULL, d text);
ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES FROM (1) TO (10);
CREATE TABLE t_2 (id bigint, a text, b text CONSTRAINT b_must NOT NULL, c text NOT NULL, d text);
