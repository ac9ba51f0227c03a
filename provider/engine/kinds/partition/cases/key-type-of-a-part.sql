-- An enum loses a value that defaults and keys of partitions are of, while another partition goes.

-- from
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE events (id int, kind kind NOT NULL DEFAULT 'b', kinds kind[] DEFAULT '{a,c}', at date NOT NULL)
  PARTITION BY RANGE (at);
CREATE TABLE events_25 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);
CREATE TABLE events_25_a PARTITION OF events_25 FOR VALUES IN ('a');
CREATE TABLE events_25_b PARTITION OF events_25 (kind DEFAULT 'a') FOR VALUES IN ('b');
CREATE TABLE events_26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- rows
INSERT INTO public.events VALUES (1, 'a', NULL, '2025-01-01'), (2, 'b', '{a,b}', '2025-02-01');

-- to
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE events (id int, kind kind NOT NULL DEFAULT 'b', kinds kind[] DEFAULT '{a}', at date NOT NULL)
  PARTITION BY RANGE (at);
CREATE TABLE events_25 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);
CREATE TABLE events_25_a PARTITION OF events_25 FOR VALUES IN ('a');
CREATE TABLE events_25_b PARTITION OF events_25 (kind DEFAULT 'a') FOR VALUES IN ('b');
