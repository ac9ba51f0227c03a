-- The not-null constraint of a partitioned table cannot be renamed where a partition has it under a name of its own.
-- since = 18
-- refused = Its not-null constraint events_id_not_null cannot be called given: PostgreSQL renames it in all partitions by the one name, and in app.attached it is called attached_id_not_null

-- from
CREATE SCHEMA app;
CREATE TABLE app.events (id int NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE app.attached (id int NOT NULL, k int);
ALTER TABLE app.events ATTACH PARTITION app.attached FOR VALUES IN (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.events (id int CONSTRAINT given NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE app.attached (id int NOT NULL, k int);
ALTER TABLE app.events ATTACH PARTITION app.attached FOR VALUES IN (1);
