-- The column of an expression goes, and the constraint with it; or the constraint stays, of another column.
-- from
CREATE TABLE t (a integer, b text, CONSTRAINT e EXCLUDE USING btree ((b IS NULL) WITH =) WHERE (1 = 2) DEFERRABLE);
COMMENT ON CONSTRAINT e ON t IS 'a comment';
CREATE TABLE u (a integer, b text, CONSTRAINT x EXCLUDE USING btree ((b IS NULL) WITH =) WHERE (false));
-- to
CREATE TABLE t (a integer);
CREATE TABLE u (a integer, CONSTRAINT x EXCLUDE USING btree ((a IS NULL) WITH =) WHERE (false));
