-- By hash; a foreign key refers to the partitioned table.

-- from
CREATE TABLE h (id bigint);

-- to
CREATE TABLE h (id bigint);
CREATE TABLE g (id text COLLATE "C", b int, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE g0 PARTITION OF g FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE g1 PARTITION OF g FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE r (a text COLLATE "C" REFERENCES g);
