-- NOT NULL NOT VALID of the column by which rows are divided, over partitions that have it, have it under another name, or do not.
-- since = 18

-- from
CREATE TABLE other (a integer);

-- to
CREATE TABLE w (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE p1 (a integer CONSTRAINT notnull_con NOT NULL, b integer);
CREATE TABLE p2 (a integer CONSTRAINT nn2 NOT NULL, b integer);
CREATE TABLE p3 (a integer, b integer);
ALTER TABLE ONLY w ATTACH PARTITION p1 FOR VALUES IN (1, 2);
ALTER TABLE ONLY w ATTACH PARTITION p2 FOR VALUES IN (3, 4);
ALTER TABLE ONLY w ATTACH PARTITION p3 FOR VALUES IN (NULL, 5);
ALTER TABLE w ADD CONSTRAINT notnull_con NOT NULL a NOT VALID;
