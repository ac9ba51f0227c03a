-- Comments on not-null constraints of tables that inherit and of partitions, each its own.
-- since = 18

-- from
CREATE TABLE base (a int NOT NULL);
CREATE TABLE heir (b int NOT NULL) INHERITS (base);
CREATE TABLE whole (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
COMMENT ON CONSTRAINT base_a_not_null ON base IS 'base';
COMMENT ON CONSTRAINT whole_a_not_null ON part IS 'part';

-- to
CREATE TABLE base (a int NOT NULL);
CREATE TABLE heir (b int NOT NULL) INHERITS (base);
CREATE TABLE whole (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE other PARTITION OF whole FOR VALUES IN (2);
COMMENT ON CONSTRAINT base_a_not_null ON heir IS 'heir';
COMMENT ON CONSTRAINT heir_b_not_null ON heir IS 'own';
COMMENT ON CONSTRAINT whole_a_not_null ON whole IS 'whole';
COMMENT ON CONSTRAINT whole_a_not_null ON other IS 'other';
