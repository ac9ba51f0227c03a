-- options {"typeChange": "in_place"}
-- from
CREATE TABLE sums (price int, cost int, margin int GENERATED ALWAYS AS (price - cost) STORED, code char(10), note varchar(10));
INSERT INTO sums (price, cost, code, note) VALUES (1, 2, 'ABC', 'abcdefghij');
CREATE TABLE items (id int, price int, name text, CONSTRAINT items_changed_check CHECK (price < 1000));
INSERT INTO items VALUES (1, -5, 'a'), (2, 0, 'b'), (3, NULL, NULL), (4, 500, 'd');
CREATE TABLE logs (tenant int, at date) PARTITION BY LIST (tenant);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1) PARTITION BY RANGE (at);
CREATE TABLE logs_rest PARTITION OF logs_1 DEFAULT;
INSERT INTO logs VALUES (1, '2022-02-02');
CREATE DOMAIN place AS int;
CREATE TABLE spread (id int, site place) PARTITION BY HASH (id);
CREATE TABLE spread_all PARTITION OF spread FOR VALUES WITH (MODULUS 1, REMAINDER 0) PARTITION BY LIST (site);
CREATE TABLE spread_sites PARTITION OF spread_all FOR VALUES IN (1, 2);
CREATE TABLE spread_few PARTITION OF spread_all FOR VALUES IN (3, 4);
INSERT INTO spread SELECT i, 1 + i % 3 FROM generate_series(1, 20) i;
CREATE TABLE even (id int) PARTITION BY HASH (id);
CREATE TABLE even_0 PARTITION OF even FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO even SELECT i FROM generate_series(1, 100) i WHERE satisfies_hash_partition('even'::regclass, 2, 0, i);
CREATE TABLE carried_bad (id int, at int, a int, CHECK (id < 9)) PARTITION BY LIST (id);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
INSERT INTO carried_bad VALUES (1, 1, -1);
CREATE TABLE carried_good (id int, at int, a int, CHECK (id < 9)) PARTITION BY LIST (id);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
INSERT INTO carried_good VALUES (1, 1, 1);
CREATE TABLE retyped (id int NOT NULL, at int) PARTITION BY LIST (at);
CREATE TABLE retyped_1 PARTITION OF retyped FOR VALUES IN (1);
CREATE TABLE retyped_rest (id int NOT NULL, at int);
ALTER TABLE retyped ATTACH PARTITION retyped_rest DEFAULT;
INSERT INTO retyped VALUES (1, 1), (2, 2);
-- to
-- From 18 on the default partition leaves for the type, and comes back.
CREATE TABLE retyped (id bigint NOT NULL, at int) PARTITION BY LIST (at);
CREATE TABLE retyped_1 PARTITION OF retyped FOR VALUES IN (1);
CREATE TABLE retyped_rest (id bigint NOT NULL, at int); -- ok partition:public.retyped_rest
ALTER TABLE retyped ATTACH PARTITION retyped_rest DEFAULT;
CREATE TABLE logs (tenant int, at date) PARTITION BY LIST (tenant);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1) PARTITION BY RANGE (at);
CREATE TABLE logs_2021 PARTITION OF logs_1 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01'); -- ok partition:public.logs_2021
CREATE TABLE logs_2022 PARTITION OF logs_1 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01'); -- ! partition:public.logs_2022: 1 row violates
CREATE TABLE logs_rest PARTITION OF logs_1 DEFAULT;
CREATE DOMAIN place AS int;
CREATE TABLE spread (id int, site place) PARTITION BY HASH (id);
CREATE TABLE spread_all PARTITION OF spread FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY LIST (site); -- ! partition:public.spread_all: 8 rows violate
CREATE TABLE spread_sites PARTITION OF spread_all FOR VALUES IN (1); -- ! partition:public.spread_sites: rows violate
CREATE TABLE spread_few PARTITION OF spread_all FOR VALUES IN (3, 4); -- ok partition:public.spread_few
CREATE TABLE even (id int) PARTITION BY HASH (id);
CREATE TABLE even_0 PARTITION OF even FOR VALUES WITH (MODULUS 2, REMAINDER 0); -- ok partition:public.even_0
CREATE TABLE sums (price int, cost int, margin int GENERATED ALWAYS AS (greatest(price - cost, 0)) STORED, code text, note varchar(5), no serial,
  CONSTRAINT sums_margin_check CHECK (margin >= 0), -- ok constraint:public.sums.sums_margin_check
  CONSTRAINT sums_loss_check CHECK (margin > 0), -- ! constraint:public.sums.sums_loss_check: 1 row violates
  CONSTRAINT sums_code_check CHECK (code ~ '^[A-Z]{3}$'), -- ok constraint:public.sums.sums_code_check
  CONSTRAINT sums_note_check CHECK (length(note) <= 5), -- ok constraint:public.sums.sums_note_check
  CONSTRAINT sums_cost_check CHECK (cost < 2) -- ! constraint:public.sums.sums_cost_check: 1 row violates
);
CREATE TABLE items (id int, price int, name text, state text DEFAULT 'new',
  CONSTRAINT items_price_check CHECK (price > 0), -- ! constraint:public.items.items_price_check: 2 rows violate CHECK ((price > 0)).
  CONSTRAINT items_least_check CHECK (price >= -5), -- ok constraint:public.items.items_least_check
  CONSTRAINT items_changed_check CHECK (price < 100), -- ! constraint:public.items.items_changed_check: 1 row violates
  CONSTRAINT items_name_check CHECK (name <> 'x'), -- ok constraint:public.items.items_name_check
  CONSTRAINT items_state_check CHECK (state IN ('old')), -- ! constraint:public.items.items_state_check: 4 rows violate
  CONSTRAINT items_new_check CHECK (state IN ('new', 'old')) -- ok constraint:public.items.items_new_check
);
CREATE TABLE carried_bad (id int, at int, a int, CHECK (id < 9), CHECK (a > 0)) PARTITION BY LIST (at); -- ! table:public.carried_bad: 1 row violates CHECK ((a > 0))
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
CREATE TABLE carried_good (id int, at int, a int, CHECK (id < 9), CHECK (a > 0)) PARTITION BY LIST (at); -- ok table:public.carried_good
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
