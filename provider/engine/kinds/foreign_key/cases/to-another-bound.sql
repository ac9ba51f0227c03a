-- A foreign key to a partitioned table, a partition of which is bound otherwise and has rows that are meant.
-- since = 15

-- from
CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_past PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') PARTITION BY RANGE (id);
CREATE TABLE events_past_small PARTITION OF events_past FOR VALUES FROM (0) TO (100);
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE tags (event_id bigint, at date, CONSTRAINT tags_event_fkey FOREIGN KEY (event_id, at) REFERENCES events ON DELETE CASCADE);

-- rows
INSERT INTO public.events VALUES (2, '2019-05-05'), (3, '2020-05-05');
INSERT INTO public.tags SELECT id, at FROM public.events;

-- to
CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_past PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') PARTITION BY RANGE (id);
CREATE TABLE events_past_small PARTITION OF events_past FOR VALUES FROM (0) TO (200);
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2022-01-01');
CREATE TABLE tags (event_id bigint, at date, CONSTRAINT tags_event_fkey FOREIGN KEY (event_id, at) REFERENCES events ON DELETE CASCADE);
