-- A partition leaves, and what a partitioned table referred to as its whole is then itself: DETACH would take a foreign key of another
-- whole's part to the leaving one for one that came from its own whole, and drop it.

-- from
CREATE TABLE b (id int, p int, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE b1 PARTITION OF b FOR VALUES IN (1);
CREATE TABLE m (id int, p int, CONSTRAINT m_b FOREIGN KEY (id, p) REFERENCES b) PARTITION BY LIST (p);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);

-- rows
INSERT INTO public.b VALUES (1, 1);

-- to
CREATE TABLE b1 (id int, p int, PRIMARY KEY (id, p));
CREATE TABLE m (id int, p int, CONSTRAINT m_b FOREIGN KEY (id, p) REFERENCES b1) PARTITION BY LIST (p);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
