-- SET UNLOGGED copies the table; the sequence of an identity follows it (since 16 or so: pg_dump judges).

-- from
CREATE SCHEMA app;
CREATE TABLE app.cache (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text);

-- rows
INSERT INTO app.cache (body) VALUES ('a'), ('b');

-- to
CREATE SCHEMA app;
CREATE UNLOGGED TABLE app.cache (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text);
