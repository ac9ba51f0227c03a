-- A partition with a key of its own, on a column that is NOT NULL in the partitioned table, leaves that, and comes.

-- from
CREATE TABLE whole (id integer NOT NULL, state text) PARTITION BY LIST (state);
CREATE TABLE part PARTITION OF whole (CONSTRAINT part_key PRIMARY KEY (id)) FOR VALUES IN ('n');

-- rows
INSERT INTO public.whole VALUES (1, 'n');

-- to
CREATE TABLE whole (id integer NOT NULL, state text) PARTITION BY LIST (state);
CREATE TABLE part (id integer NOT NULL, state text, CONSTRAINT part_key PRIMARY KEY (id));
