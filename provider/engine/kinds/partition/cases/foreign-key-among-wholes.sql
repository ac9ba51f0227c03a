-- A foreign key of one partitioned table means rows of another, while parts of both come, go or get another bound.
-- On 14 DETACH takes a partition's foreign key to a partitioned table away (14.23, measured; from 15 on it stays): nothing is made of that.
-- since = 15
-- type_change = in_place

-- from
CREATE TABLE a (t integer, id integer, PRIMARY KEY (t, id)) PARTITION BY LIST (t);
CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1);
CREATE TABLE a2 PARTITION OF a FOR VALUES IN (2);
CREATE TABLE b (t integer, id integer, a integer, PRIMARY KEY (t, id), CONSTRAINT b_a FOREIGN KEY (t, a) REFERENCES a) PARTITION BY LIST (t);
CREATE TABLE b1 PARTITION OF b FOR VALUES IN (1);
CREATE TABLE b2 PARTITION OF b FOR VALUES IN (2);

-- rows
INSERT INTO public.a VALUES (1, 1), (2, 1);
INSERT INTO public.b VALUES (1, 1, 1), (2, 1, 1);

-- to
CREATE TABLE a (t integer, id bigint, PRIMARY KEY (t, id)) PARTITION BY LIST (t);
CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1, 3);
CREATE TABLE a2 PARTITION OF a FOR VALUES IN (2);
CREATE TABLE a_rest PARTITION OF a DEFAULT;
CREATE TABLE b (t integer, id bigint, a bigint, PRIMARY KEY (t, id), CONSTRAINT b_a FOREIGN KEY (t, a) REFERENCES a ON DELETE CASCADE) PARTITION BY LIST (t);
CREATE TABLE b1 PARTITION OF b FOR VALUES IN (1, 4);
CREATE TABLE b2 PARTITION OF b FOR VALUES IN (2);
