-- A partition comes, in which the trigger fires always.

-- from
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE a (x int, g int) PARTITION BY RANGE (x);

-- to
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE a (x int, g int) PARTITION BY RANGE (x);
CREATE TABLE b PARTITION OF a FOR VALUES FROM (0) TO (10);
CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE b ENABLE ALWAYS TRIGGER t;
