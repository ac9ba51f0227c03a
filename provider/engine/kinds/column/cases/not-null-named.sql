-- Named not-null constraints (18): named, renamed, and back to the usual name.
-- since = 18

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint CONSTRAINT id_there NOT NULL, name text NOT NULL, email text, note text CONSTRAINT note_there NOT NULL);

-- rows
INSERT INTO app.users VALUES (1, 'a', 'b', 'c');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint NOT NULL, name text CONSTRAINT name_there NOT NULL, email text CONSTRAINT email_there NOT NULL, note text);
