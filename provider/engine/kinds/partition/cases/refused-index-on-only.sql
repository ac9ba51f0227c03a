-- An index that the partitioned table has and a partition lacks is of no use, and is not managed.
-- refused = cannot be managed yet

-- from
CREATE SCHEMA app;
CREATE TABLE app.p (a integer NOT NULL, b integer) PARTITION BY LIST (a);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES IN (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.p (a integer NOT NULL, b integer) PARTITION BY LIST (a);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES IN (1);
CREATE INDEX p_b_idx ON ONLY app.p (b);
ALTER TABLE ONLY app.p ADD PRIMARY KEY (a);
