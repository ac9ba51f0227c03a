-- Another type of columns of which partitions have NOT NULL of themselves, too, under other names: PostgreSQL does not make that again
-- with the partitioned table's (55000), so they leave for it and come back.
-- since = 18
-- back = none

-- from
CREATE SCHEMA app;
CREATE TABLE app.events (id int, k int NOT NULL, v text) PARTITION BY LIST (k);
CREATE TABLE app.first PARTITION OF app.events FOR VALUES IN (1);
ALTER TABLE app.first ALTER id SET NOT NULL;
CREATE TABLE app.second PARTITION OF app.events FOR VALUES IN (2);
CREATE TABLE app.rest PARTITION OF app.events DEFAULT;
ALTER TABLE app.events ADD PRIMARY KEY (id, k);
ALTER TABLE app.events ALTER id ADD GENERATED ALWAYS AS IDENTITY;
COMMENT ON CONSTRAINT first_id_not_null ON app.first IS 'its own';
CREATE INDEX ON app.events (v, id);
CREATE TABLE app.referring (event int, k int, FOREIGN KEY (event, k) REFERENCES app.events (id, k));
CREATE TABLE app.wide (id int NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE app.part PARTITION OF app.wide FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE app.part_of_part PARTITION OF app.part (CONSTRAINT given NOT NULL id) FOR VALUES IN (1);
CREATE VIEW app.shown AS SELECT id FROM app.wide;

-- rows
INSERT INTO app.events (k, v) VALUES (1, 'a'), (2, 'b'), (3, 'c');
INSERT INTO app.referring VALUES (1, 1);
INSERT INTO app.wide VALUES (1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.events (id bigint, k int NOT NULL, v text) PARTITION BY LIST (k);
CREATE TABLE app.first PARTITION OF app.events FOR VALUES IN (1);
ALTER TABLE app.first ALTER id SET NOT NULL;
CREATE TABLE app.second PARTITION OF app.events FOR VALUES IN (2);
CREATE TABLE app.rest PARTITION OF app.events DEFAULT;
ALTER TABLE app.events ADD PRIMARY KEY (id, k);
ALTER TABLE app.events ALTER id ADD GENERATED ALWAYS AS IDENTITY;
COMMENT ON CONSTRAINT first_id_not_null ON app.first IS 'its own';
CREATE INDEX ON app.events (v, id);
CREATE TABLE app.referring (event bigint, k int, FOREIGN KEY (event, k) REFERENCES app.events (id, k));
CREATE TABLE app.wide (id bigint NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE app.part PARTITION OF app.wide FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE app.part_of_part PARTITION OF app.part (CONSTRAINT given NOT NULL id) FOR VALUES IN (1);
CREATE VIEW app.shown AS SELECT id FROM app.wide;
