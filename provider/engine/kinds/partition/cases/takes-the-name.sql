-- A table becomes a partition of the one that takes its name.
-- back = none

-- from
CREATE TABLE events (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at));

-- rows
INSERT INTO public.events VALUES (1,'2020-01-01');

-- to
-- schemata:rename table public.events to events_old
CREATE TABLE events (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2030-01-01');
