-- A sequence is renamed under a default, and its options change.

-- from
-- schemata:rename sequence app.counter to numbers
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.t (id bigint DEFAULT nextval('app.numbers'));
COMMENT ON SEQUENCE app.numbers IS 'counts';

-- to
-- schemata:rename sequence app.numbers to counter
CREATE SCHEMA app;
CREATE SEQUENCE app.counter INCREMENT 10;
CREATE TABLE app.t (id bigint DEFAULT nextval('app.counter'));
COMMENT ON SEQUENCE app.counter IS 'counts';
