-- An index of an expression has a target for its statistics, and keeps it while a column in it gets another type.

-- from
CREATE TABLE t (a int, b varchar(10), c text);
CREATE INDEX i ON t ((a IS NULL), (a + 1));
ALTER INDEX i ALTER 2 SET STATISTICS 50;
COMMENT ON INDEX i IS 'said';
CREATE INDEX j ON t (lower(b));
ALTER INDEX j ALTER 1 SET STATISTICS 60;
CREATE INDEX k ON t (c, (a IS NULL)) WHERE a > 0;
ALTER INDEX k ALTER 2 SET STATISTICS 70;

-- rows
INSERT INTO public.t VALUES (1, 'b', 'c');

-- to
CREATE TABLE t (a double precision, b varchar(20), c text);
CREATE INDEX i ON t ((a IS NULL), (a + 1));
ALTER INDEX i ALTER 2 SET STATISTICS 50;
COMMENT ON INDEX i IS 'said';
CREATE INDEX j ON t (lower(b));
ALTER INDEX j ALTER 1 SET STATISTICS 60;
CREATE INDEX k ON t (c, (a IS NULL)) WHERE a > 0;
ALTER INDEX k ALTER 2 SET STATISTICS 80;
