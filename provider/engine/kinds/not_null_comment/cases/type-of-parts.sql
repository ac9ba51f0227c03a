-- Comments on not-null constraints that tables have from others come back: PostgreSQL makes these again with a column's new type.
-- since = 18

-- from
CREATE TABLE base (a int NOT NULL);
CREATE TABLE heir (b int NOT NULL) INHERITS (base);
CREATE TABLE whole (a int NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE part_of_part PARTITION OF part FOR VALUES IN (1);
CREATE TABLE lone (a int, k int) PARTITION BY LIST (k);
CREATE TABLE own (a int NOT NULL, k int);
ALTER TABLE lone ATTACH PARTITION own FOR VALUES IN (1);
COMMENT ON CONSTRAINT base_a_not_null ON base IS 'base';
COMMENT ON CONSTRAINT base_a_not_null ON heir IS 'heir';
COMMENT ON CONSTRAINT heir_b_not_null ON heir IS 'own';
COMMENT ON CONSTRAINT whole_a_not_null ON whole IS 'whole';
COMMENT ON CONSTRAINT whole_a_not_null ON part IS 'part';
COMMENT ON CONSTRAINT whole_a_not_null ON part_of_part IS 'part of the part';
COMMENT ON CONSTRAINT own_a_not_null ON own IS 'a partition''s own';

-- rows
INSERT INTO public.heir VALUES (1, 2);
INSERT INTO public.whole VALUES (1, 1);
INSERT INTO public.lone VALUES (1, 1);

-- to
CREATE TABLE base (a bigint NOT NULL);
CREATE TABLE heir (b bigint NOT NULL) INHERITS (base);
CREATE TABLE whole (a bigint NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE part_of_part PARTITION OF part FOR VALUES IN (1);
CREATE TABLE lone (a bigint, k int) PARTITION BY LIST (k);
CREATE TABLE own (a bigint NOT NULL, k int);
ALTER TABLE lone ATTACH PARTITION own FOR VALUES IN (1);
COMMENT ON CONSTRAINT base_a_not_null ON base IS 'base';
COMMENT ON CONSTRAINT base_a_not_null ON heir IS 'heir';
COMMENT ON CONSTRAINT heir_b_not_null ON heir IS 'own';
COMMENT ON CONSTRAINT whole_a_not_null ON whole IS 'whole';
COMMENT ON CONSTRAINT whole_a_not_null ON part IS 'part, otherwise';
COMMENT ON CONSTRAINT whole_a_not_null ON part_of_part IS 'part of the part';
COMMENT ON CONSTRAINT own_a_not_null ON own IS 'a partition''s own';
