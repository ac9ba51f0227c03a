-- A partition generates a column by an expression of its own; both change.
-- since = 17

-- from
CREATE TABLE a (x int, g int GENERATED ALWAYS AS (x * 2) STORED, h int) PARTITION BY RANGE (x);
CREATE TABLE b (x int, g int GENERATED ALWAYS AS (x * 3) STORED, h int);
ALTER TABLE a ATTACH PARTITION b FOR VALUES FROM (0) TO (10);

-- rows
INSERT INTO public.a(x,h) VALUES (1,1);

-- to
CREATE TABLE a (x int, g int GENERATED ALWAYS AS (x * 2 + 1) STORED, h int) PARTITION BY RANGE (x);
CREATE TABLE b (x int, g int GENERATED ALWAYS AS (x * 3 + 1) STORED, h int);
ALTER TABLE a ATTACH PARTITION b FOR VALUES FROM (0) TO (10);
