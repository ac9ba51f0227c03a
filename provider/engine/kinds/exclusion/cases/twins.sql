-- Two that say the same stay two.
-- from
CREATE TABLE other (a integer);
-- to
CREATE TABLE other (a integer);
CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT one EXCLUDE USING btree (a WITH =);
ALTER TABLE t ADD CONSTRAINT two EXCLUDE USING btree (a WITH =);
