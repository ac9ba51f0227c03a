-- A schema is renamed while another schema's foreign keys, views, defaults and sequences lead into it, and change.
-- type_change = in_place

-- from
-- schemata:rename schema "New Shop" to shop
CREATE SCHEMA shop;
CREATE SCHEMA app;
CREATE SEQUENCE shop.numbers;
CREATE TABLE shop.items (id integer CONSTRAINT items_pkey PRIMARY KEY, name text);
CREATE TABLE app.orders (id bigint DEFAULT nextval('shop.numbers'), item integer CONSTRAINT orders_item_fkey REFERENCES shop.items);
CREATE VIEW app.v AS SELECT name FROM shop.items;
CREATE VIEW shop.w AS SELECT id FROM app.orders;
ALTER SEQUENCE shop.numbers OWNED BY shop.items.id;

-- rows
INSERT INTO shop.items VALUES (1, 'a');
INSERT INTO app.orders (item) VALUES (1);

-- to
-- schemata:rename schema shop to "New Shop"
CREATE SCHEMA "New Shop";
CREATE SCHEMA app;
CREATE SEQUENCE "New Shop".numbers CACHE 5;
CREATE TABLE "New Shop".items (id bigint CONSTRAINT items_pkey PRIMARY KEY, name text NOT NULL);
CREATE TABLE app.orders (id bigint DEFAULT nextval('"New Shop".numbers') + 1, item bigint CONSTRAINT orders_item_fkey REFERENCES "New Shop".items ON DELETE CASCADE);
CREATE VIEW app.v AS SELECT name, id FROM "New Shop".items;
CREATE VIEW "New Shop".w AS SELECT id FROM app.orders;
ALTER SEQUENCE "New Shop".numbers OWNED BY "New Shop".items.id;
