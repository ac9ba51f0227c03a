-- A schema is renamed with all that is in it and hangs on it.

-- from
-- schemata:rename schema shop to app
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.users (id bigint PRIMARY KEY DEFAULT nextval('app.numbers'), name text CHECK (name <> ''));
CREATE INDEX users_name_idx ON app.users (name);
CREATE TABLE public.orders (id bigint, usr bigint REFERENCES app.users);
CREATE VIEW public.names AS SELECT name FROM app.users;
COMMENT ON TABLE app.users IS 'people';

-- rows
INSERT INTO app.users (name) VALUES ('a'), ('b');
INSERT INTO public.orders VALUES (1, 1);

-- to
-- schemata:rename schema app to shop
CREATE SCHEMA shop;
CREATE SEQUENCE shop.numbers;
CREATE TABLE shop.users (id bigint PRIMARY KEY DEFAULT nextval('shop.numbers'), name text CHECK (name <> ''), email text);
CREATE INDEX users_name_idx ON shop.users (name);
CREATE TABLE public.orders (id bigint, usr bigint REFERENCES shop.users);
CREATE VIEW public.names AS SELECT name FROM shop.users;
COMMENT ON TABLE shop.users IS 'people';
