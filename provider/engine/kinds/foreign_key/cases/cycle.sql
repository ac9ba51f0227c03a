-- Two new tables refer to each other; on the way back both are dropped.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint PRIMARY KEY, b bigint);
CREATE TABLE app.b (id bigint PRIMARY KEY, a bigint REFERENCES app.a);
ALTER TABLE app.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES app.b;
CREATE TABLE app.tree (id bigint PRIMARY KEY, parent bigint REFERENCES app.tree);
