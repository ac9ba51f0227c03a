-- A primary key that a partitioned table refers to stays; the foreign key of that table is named.
-- refused = p_fkey

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint CONSTRAINT t_pkey PRIMARY KEY, n bigint NOT NULL);

-- standing by
CREATE TABLE app.p (t bigint, CONSTRAINT p_fkey FOREIGN KEY (t) REFERENCES app.t) PARTITION BY RANGE (t);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (0) TO (9);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint NOT NULL, n bigint CONSTRAINT t_pkey PRIMARY KEY);
