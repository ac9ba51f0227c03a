-- A column changes its type under indexes of partitions that are called otherwise than PostgreSQL would, come to be, have options or a
-- comment: PostgreSQL makes them anew with the type, without all that.

-- from
CREATE TABLE q (id int NOT NULL, k text, n int, o int, p int) PARTITION BY RANGE (id);
CREATE TABLE q2 PARTITION OF q FOR VALUES FROM (10) TO (20);
CREATE TABLE q3 PARTITION OF q FOR VALUES FROM (20) TO (40) PARTITION BY RANGE (id);
CREATE TABLE q3_1 PARTITION OF q3 FOR VALUES FROM (20) TO (30);
CREATE INDEX q2_kk ON q2 (k);
CREATE INDEX q_k ON q (k);
CREATE INDEX q3_1_nn ON q3_1 (n);
CREATE INDEX q_n ON q (n);
CREATE INDEX q_o ON q (o);
COMMENT ON INDEX q2_o_idx IS 'here';
CREATE INDEX q2_p ON q2 (p) WITH (fillfactor = 50);
CREATE INDEX q_p ON q (p);

-- rows
INSERT INTO public.q VALUES (10, 'a', 1, 1, 1), (20, 'b', 2, 2, 2);

-- to
CREATE TABLE q (id int NOT NULL, k varchar(80), n bigint, o bigint, p bigint) PARTITION BY RANGE (id);
CREATE TABLE q2 PARTITION OF q FOR VALUES FROM (10) TO (20);
CREATE TABLE q3 PARTITION OF q FOR VALUES FROM (20) TO (40) PARTITION BY RANGE (id);
CREATE TABLE q3_1 PARTITION OF q3 FOR VALUES FROM (20) TO (30);
CREATE INDEX q_k ON q (k);
CREATE INDEX q3_1_nn ON q3_1 (n);
CREATE INDEX q_n ON q (n);
CREATE INDEX q_o ON q (o);
COMMENT ON INDEX q2_o_idx IS 'here';
CREATE INDEX q2_p ON q2 (p) WITH (fillfactor = 50);
CREATE INDEX q_p ON q (p);
