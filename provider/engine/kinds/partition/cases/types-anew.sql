-- A type of a partitioned table's column is made anew; a partition has settings of its own.
-- type_change = in_place

-- from
CREATE TYPE mood AS ENUM ('sad', 'ok', 'gone');
CREATE DOMAIN size AS integer CHECK (VALUE > 0);
CREATE TABLE t (id bigint NOT NULL, m mood DEFAULT 'ok', s size) PARTITION BY HASH (id);
CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE UNLOGGED TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX m_idx ON t (m);

-- rows
INSERT INTO public.t VALUES (1, 'sad', 1), (2, 'ok', 2);

-- to
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE DOMAIN size AS integer CHECK (VALUE > 0) CHECK (VALUE < 10);
CREATE TABLE t (id bigint NOT NULL, m mood DEFAULT 'sad', s size) PARTITION BY HASH (id);
CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0) WITH (fillfactor = 70);
CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX m_idx ON t (m);
ALTER TABLE t0 REPLICA IDENTITY FULL;
ALTER TABLE t1 CLUSTER ON t1_m_idx;
