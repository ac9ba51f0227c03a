-- The part of a partitioned index is another one, with other options: it goes with the whole index alone.
-- from
CREATE TABLE q (id int NOT NULL, k text) PARTITION BY RANGE (id);
CREATE TABLE q2 PARTITION OF q FOR VALUES FROM (10) TO (20);
CREATE TABLE q3 PARTITION OF q FOR VALUES FROM (20) TO (30);
CREATE INDEX q_k ON q (k);

-- to
CREATE TABLE q (id int NOT NULL, k text) PARTITION BY RANGE (id);
CREATE TABLE q2 PARTITION OF q FOR VALUES FROM (10) TO (20);
CREATE TABLE q3 PARTITION OF q FOR VALUES FROM (20) TO (30);
CREATE INDEX q2_kk ON q2 (k) WITH (fillfactor = 50);
CREATE INDEX q_k ON q (k);
