-- A unique constraint becomes a unique index of its name and the other way round, under a foreign key and with comments.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, n bigint, CONSTRAINT a_key UNIQUE (id));
COMMENT ON CONSTRAINT a_key ON app.a IS 'a key';
CREATE UNIQUE INDEX a_n_key ON app.a (n);
COMMENT ON INDEX app.a_n_key IS 'an index';
CREATE TABLE app.b (a bigint CONSTRAINT b_a_fkey REFERENCES app.a (id), n bigint CONSTRAINT b_n_fkey REFERENCES app.a (n));

-- rows
INSERT INTO app.a VALUES (1, 2);
INSERT INTO app.b VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, n bigint, CONSTRAINT a_n_key UNIQUE (n));
COMMENT ON CONSTRAINT a_n_key ON app.a IS 'a key now';
CREATE UNIQUE INDEX a_key ON app.a (id);
COMMENT ON INDEX app.a_key IS 'an index now';
CREATE TABLE app.b (a bigint CONSTRAINT b_a_fkey REFERENCES app.a (id), n bigint CONSTRAINT b_n_fkey REFERENCES app.a (n));
