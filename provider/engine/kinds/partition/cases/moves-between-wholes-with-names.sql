-- A partition moves to a new table whose columns' NOT NULL are called as the old one's are, and takes one that it did not have.

-- from
CREATE SCHEMA app;
CREATE TABLE app.goes (key text CONSTRAINT comes_key_not_null NOT NULL, value bytea) PARTITION BY HASH (key);
CREATE TABLE app.part (key text CONSTRAINT comes_key_not_null NOT NULL, value bytea);
ALTER TABLE app.goes ATTACH PARTITION app.part FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- rows
INSERT INTO app.goes VALUES ('a', '1'), ('b', '2');

-- to
CREATE SCHEMA app;
CREATE TABLE app.comes (key text NOT NULL, value bytea NOT NULL) PARTITION BY HASH (key);
CREATE TABLE app.part (key text CONSTRAINT comes_key_not_null NOT NULL, value bytea CONSTRAINT comes_value_not_null NOT NULL);
ALTER TABLE app.comes ATTACH PARTITION app.part FOR VALUES WITH (MODULUS 1, REMAINDER 0);
