-- NOT NULL comes and goes, alone and under a primary key.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name text NOT NULL, email text);

-- rows
INSERT INTO app.users VALUES (1, 'a', 'b');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint PRIMARY KEY, name text, email text NOT NULL);
