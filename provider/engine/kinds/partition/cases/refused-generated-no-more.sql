-- A column is generated no more, in partitions of partitions.
-- refused = hands it on

-- from
CREATE TABLE a (x int, g int GENERATED ALWAYS AS (x * 2) STORED, h int) PARTITION BY RANGE (x);
CREATE TABLE b PARTITION OF a FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (h);
CREATE TABLE c PARTITION OF b FOR VALUES FROM (0) TO (10);
CREATE INDEX i ON a (g);

-- rows
INSERT INTO public.a(x,h) VALUES (1,1);

-- to
CREATE TABLE a (x int, g int, h int) PARTITION BY RANGE (x);
CREATE TABLE b PARTITION OF a FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (h);
CREATE TABLE c PARTITION OF b FOR VALUES FROM (0) TO (10);
CREATE INDEX i ON a (g);
