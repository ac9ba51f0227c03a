-- NOT NULL comes to a partitioned table and to a partition under a name of its own.
-- since = 18

-- from
CREATE TABLE p (a int, b int, c int) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 (a int, b int, c int CONSTRAINT own_c NOT NULL);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);

-- rows
INSERT INTO public.p VALUES (1,1,1),(11,1,1);

-- to
CREATE TABLE p (a int, b int CONSTRAINT bn NOT NULL, c int NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 (a int, b int CONSTRAINT own_b NOT NULL, c int CONSTRAINT own_c NOT NULL);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);
