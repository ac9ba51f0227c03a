-- Rows that another partition is to have move only where somebody names the rule for it.
-- options {"allow": ["moves-rows:public.asked", "moves-rows:public.fresh", "moves-rows:public.referred_low"]}
-- from
CREATE TABLE split (id integer) PARTITION BY RANGE (id);
CREATE TABLE asked PARTITION OF split FOR VALUES FROM (0) TO (20);
CREATE TABLE others (id integer) PARTITION BY RANGE (id);
CREATE TABLE not_asked PARTITION OF others FOR VALUES FROM (0) TO (20);
CREATE TABLE by_default (id integer) PARTITION BY LIST (id);
CREATE TABLE rest PARTITION OF by_default DEFAULT;
CREATE TABLE referred (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE referred_low PARTITION OF referred FOR VALUES FROM (0) TO (20);
CREATE TABLE referring (id integer REFERENCES referred);
-- to
CREATE TABLE split (id integer) PARTITION BY RANGE (id);
CREATE TABLE asked PARTITION OF split FOR VALUES FROM (0) TO (10); -- ! partition:public.asked: Rows of public.asked that belong to public.split_high are moved
CREATE TABLE split_high PARTITION OF split FOR VALUES FROM (10) TO (20); -- ok partition:public.split_high
CREATE TABLE others (id integer) PARTITION BY RANGE (id);
CREATE TABLE not_asked PARTITION OF others FOR VALUES FROM (0) TO (10); -- ok partition:public.not_asked
CREATE TABLE others_high PARTITION OF others FOR VALUES FROM (10) TO (20);
CREATE TABLE by_default (id integer) PARTITION BY LIST (id);
CREATE TABLE fresh PARTITION OF by_default FOR VALUES IN (1); -- ! partition:public.fresh: Rows of public.rest that belong to public.fresh are moved
CREATE TABLE rest PARTITION OF by_default DEFAULT; -- ok partition:public.rest
-- What refers to the table would see rows go: it stays with the probe.
CREATE TABLE referred (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE referred_low PARTITION OF referred FOR VALUES FROM (0) TO (10); -- ok partition:public.referred_low
CREATE TABLE referred_high PARTITION OF referred FOR VALUES FROM (10) TO (20);
CREATE TABLE referring (id integer REFERENCES referred);
