-- Everything changes at once: columns, keys, indexes, foreign keys, bounds, and which table is a partition.
-- type_change = in_place

-- from
CREATE TABLE orgs (id bigint PRIMARY KEY, region text NOT NULL);
CREATE TABLE "Events" (
  id bigint NOT NULL,
  at timestamp NOT NULL,
  org bigint,
  kind varchar(10),
  size integer DEFAULT 1,
  gone text,
  CONSTRAINT events_pk PRIMARY KEY (id, at),
  CONSTRAINT size_check CHECK (size > 0)
) PARTITION BY RANGE (at);
CREATE TABLE "Events 1" PARTITION OF "Events" FOR VALUES FROM ('2020-01-01') TO ('2020-07-01');
CREATE TABLE "Events 2" PARTITION OF "Events" FOR VALUES FROM ('2020-07-01') TO ('2021-01-01');
CREATE TABLE events_old (id bigint NOT NULL, at timestamp NOT NULL, org bigint, kind varchar(10), size integer, PRIMARY KEY (id, at));
CREATE INDEX events_kind ON "Events" (kind);
CREATE INDEX own ON "Events 1" (gone, size);
CREATE VIEW totals AS SELECT org, sum(size) AS size FROM "Events" GROUP BY org;

-- rows
INSERT INTO public.orgs VALUES (1, 'eu');
INSERT INTO public."Events" VALUES (1, '2020-05-05', 1, 'a', 3, 'x'), (2, '2020-10-05', NULL, 'b', 4, 'y');
INSERT INTO public.events_old VALUES (3, '2019-01-01', 1, 'c', 5);

-- to
CREATE TABLE orgs (id bigint PRIMARY KEY, region text NOT NULL);
CREATE TABLE "Events" (
  id bigint NOT NULL,
  at timestamp NOT NULL,
  org bigint REFERENCES orgs,
  kind text COLLATE "C",
  size bigint DEFAULT 2 NOT NULL,
  note text DEFAULT 'n' NOT NULL,
  CONSTRAINT events_pk PRIMARY KEY (at, id),
  CONSTRAINT size_check CHECK (size > 1),
  UNIQUE (at, org, id)
) PARTITION BY RANGE (at);
CREATE TABLE "Events 1" PARTITION OF "Events" FOR VALUES FROM ('2020-01-01') TO ('2020-08-01');
CREATE TABLE "Events 2" (id bigint NOT NULL, at timestamp NOT NULL, org bigint, kind varchar(10), size integer DEFAULT 1, gone text);
CREATE TABLE events_old (id bigint NOT NULL, at timestamp NOT NULL, org bigint, kind text COLLATE "C", size bigint NOT NULL, note text DEFAULT 'old' NOT NULL, CONSTRAINT size_check CHECK (size > 1));
ALTER TABLE "Events" ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE "Events 3" PARTITION OF "Events" FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY HASH (id);
CREATE TABLE "Events 3a" PARTITION OF "Events 3" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX events_kind ON "Events" (kind, size);
CREATE INDEX own ON "Events 1" (note, size);
CREATE VIEW totals AS SELECT org, sum(size) AS size FROM "Events" GROUP BY org;
