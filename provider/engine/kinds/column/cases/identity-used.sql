-- The sequence of an identity comes, goes and changes hands while others use it: they come once it is there and go before it does.

-- from
CREATE SCHEMA app;
CREATE TABLE app.serial (id serial, x bigint);
CREATE TABLE app.beside (id int DEFAULT nextval('app.serial_id_seq'));
CREATE VIEW app.at AS SELECT last_value FROM app.serial_id_seq;
CREATE FUNCTION app.next() RETURNS bigint LANGUAGE sql RETURN nextval('app.serial_id_seq'::regclass);
CREATE MATERIALIZED VIEW app.called AS SELECT is_called FROM app.serial_id_seq;
CREATE RULE after AS ON INSERT TO app.serial DO ALSO SELECT currval('app.serial_id_seq');
CREATE POLICY seen ON app.serial USING (x < currval('app.serial_id_seq'));
CREATE TABLE app.gone (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE app.of_gone (id int DEFAULT nextval('app.gone_id_seq'));
CREATE TABLE app.moving (id int GENERATED ALWAYS AS IDENTITY, x int);
CREATE TABLE app.of_moving (id int DEFAULT nextval('app.moving_id_seq'));
CREATE TABLE app.plain (id int, x int);
CREATE TABLE app.of_plain (id int);
CREATE VIEW app.replaced AS SELECT 1::bigint AS last_value;
CREATE FUNCTION app.redefined() RETURNS bigint LANGUAGE sql RETURN 1;
CREATE VIEW app.of_serial_and_plain AS SELECT s.last_value, 1::bigint AS other FROM app.serial_id_seq s;

-- rows
INSERT INTO app.serial (x) VALUES (1);
INSERT INTO app.gone DEFAULT VALUES;
INSERT INTO app.of_gone DEFAULT VALUES;
INSERT INTO app.moving (x) VALUES (1);
INSERT INTO app.plain VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.serial (id int GENERATED ALWAYS AS IDENTITY, x bigint);
CREATE TABLE app.beside (id int DEFAULT nextval('app.serial_id_seq'));
CREATE VIEW app.at AS SELECT last_value FROM app.serial_id_seq;
CREATE FUNCTION app.next() RETURNS bigint LANGUAGE sql RETURN nextval('app.serial_id_seq'::regclass);
CREATE MATERIALIZED VIEW app.called AS SELECT is_called FROM app.serial_id_seq;
CREATE RULE after AS ON INSERT TO app.serial DO ALSO SELECT currval('app.serial_id_seq');
CREATE POLICY seen ON app.serial USING (x < currval('app.serial_id_seq'));
CREATE TABLE app.gone (id int NOT NULL);
CREATE SEQUENCE app.gone_id_seq AS int;
CREATE TABLE app.of_gone (id int DEFAULT nextval('app.gone_id_seq'));
CREATE TABLE app.moving (id int, x int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE app.of_moving (id int DEFAULT nextval('app.moving_x_seq'));
CREATE TABLE app.plain (id int GENERATED ALWAYS AS IDENTITY, x int);
CREATE TABLE app.of_plain (id int, b bigint DEFAULT nextval('app.plain_id_seq'));
CREATE VIEW app.replaced AS SELECT last_value FROM app.plain_id_seq;
CREATE FUNCTION app.redefined() RETURNS bigint LANGUAGE sql RETURN nextval('app.plain_id_seq'::regclass);
CREATE VIEW app.of_serial_and_plain AS SELECT s.last_value, p.last_value AS other FROM app.serial_id_seq s, app.plain_id_seq p;
