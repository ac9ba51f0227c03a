-- type_change = in_place
-- A new type brings its own storage and compression: what was set for the column is set again in the same transaction.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (kept varchar(10), changed varchar(10), number text, wider varchar(5));
ALTER TABLE app.t ALTER kept SET STORAGE EXTERNAL, ALTER kept SET COMPRESSION pglz, ALTER kept SET STATISTICS 10;
ALTER TABLE app.t ALTER changed SET STORAGE MAIN, ALTER changed SET (n_distinct = 4);
ALTER TABLE app.t ALTER number SET STORAGE EXTERNAL, ALTER number SET STATISTICS 3;
CREATE VIEW app.v AS SELECT kept FROM app.t;

-- rows
INSERT INTO app.t VALUES ('a', 'b', '5', 'c');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (kept text, changed text, number bigint, wider varchar(50));
ALTER TABLE app.t ALTER kept SET STORAGE EXTERNAL, ALTER kept SET COMPRESSION pglz, ALTER kept SET STATISTICS 10;
ALTER TABLE app.t ALTER changed SET STORAGE PLAIN;
ALTER TABLE app.t ALTER number SET STATISTICS 3;
ALTER TABLE app.t ALTER wider SET STORAGE EXTERNAL;
CREATE VIEW app.v AS SELECT kept FROM app.t;
