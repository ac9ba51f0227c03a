-- A primary key that a partitioned table refers to is made anew; the foreign keys of that and of its partition make way.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint CONSTRAINT t_pkey PRIMARY KEY, n bigint NOT NULL);
CREATE TABLE app.p (t bigint, CONSTRAINT p_fkey FOREIGN KEY (t) REFERENCES app.t) PARTITION BY RANGE (t);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (0) TO (9);

-- rows
INSERT INTO app.t VALUES (1, 2);
INSERT INTO app.p VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint, n bigint NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) INCLUDE (n));
CREATE TABLE app.p (t bigint, CONSTRAINT p_fkey FOREIGN KEY (t) REFERENCES app.t) PARTITION BY RANGE (t);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (0) TO (9);
