-- A trigger that a partition has from its partitioned table is disabled there alone.

-- from
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE a (x int, g int) PARTITION BY RANGE (x);
CREATE TABLE b PARTITION OF a FOR VALUES FROM (0) TO (10);
CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();

-- to
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE a (x int, g int) PARTITION BY RANGE (x);
CREATE TABLE b PARTITION OF a FOR VALUES FROM (0) TO (10);
CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE b DISABLE TRIGGER t;
