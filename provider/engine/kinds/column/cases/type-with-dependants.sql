-- A type changes under a default, a check, a unique constraint, a partial expression index and a foreign key from elsewhere.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id integer DEFAULT 3 CONSTRAINT id_check CHECK (id > 0), name varchar(10) DEFAULT 'x', CONSTRAINT id_key UNIQUE (id), CONSTRAINT name_check CHECK (name <> ''));
CREATE INDEX users_expr_idx ON app.users ((id * 2), lower(name)) WHERE id > 1 AND name <> 'y';
CREATE TABLE app.orders (usr integer CONSTRAINT orders_usr_fkey REFERENCES app.users (id));

-- rows
INSERT INTO app.users VALUES (1, 'a');
INSERT INTO app.orders VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint DEFAULT 3 CONSTRAINT id_check CHECK (id > 0), name varchar(20) DEFAULT 'x', CONSTRAINT id_key UNIQUE (id), CONSTRAINT name_check CHECK (name <> ''));
CREATE INDEX users_expr_idx ON app.users ((id * 2), lower(name)) WHERE id > 1 AND name <> 'y';
CREATE TABLE app.orders (usr bigint CONSTRAINT orders_usr_fkey REFERENCES app.users (id));
