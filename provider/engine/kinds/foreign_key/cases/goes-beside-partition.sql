-- A foreign key to a partitioned table goes, together with a partition that has rows it means; another partition ends being one.
-- since = 15
-- back = emptied

-- from
CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2019-01-01');
CREATE TABLE events_past PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') PARTITION BY RANGE (id);
CREATE TABLE events_past_small PARTITION OF events_past FOR VALUES FROM (0) TO (100);
CREATE TABLE events_past_large PARTITION OF events_past FOR VALUES FROM (100) TO (200);
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE tags (event_id bigint, at date, CONSTRAINT tags_event_fkey FOREIGN KEY (event_id, at) REFERENCES events);

-- rows
INSERT INTO public.events VALUES (1, '2018-05-05'), (2, '2019-05-05'), (102, '2019-05-05'), (3, '2020-05-05');
INSERT INTO public.tags SELECT id, at FROM public.events;

-- to
CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_past PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') PARTITION BY RANGE (id);
CREATE TABLE events_past_small PARTITION OF events_past FOR VALUES FROM (0) TO (100);
CREATE TABLE events_past_large (id bigint, at date, CONSTRAINT events_past_large_pkey PRIMARY KEY (id, at));
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE tags (event_id bigint, at date);
