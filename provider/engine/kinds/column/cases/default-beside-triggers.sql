-- A column whose default is computed for each row, in tables where an UPDATE would do more than give it a value: triggers and a rule would
-- write what nobody has declared, and a check that is not valid would refuse the rows that are there.

-- from
CREATE SCHEMA app;
CREATE TABLE app.log (t text);
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := NEW.n + 1; INSERT INTO app.log VALUES (''x''); RETURN NEW; END';
CREATE TABLE app.touched (id int PRIMARY KEY, n int);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON app.touched FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.enabled (id int PRIMARY KEY, n int);
CREATE TRIGGER touch BEFORE UPDATE ON app.enabled FOR EACH ROW EXECUTE FUNCTION app.touch();
ALTER TABLE app.enabled DISABLE TRIGGER touch;
CREATE TABLE app.other (id int PRIMARY KEY, n int);
CREATE TRIGGER touch BEFORE UPDATE OF n ON app.other FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.ruled (id int PRIMARY KEY);
CREATE RULE nothing AS ON UPDATE TO app.ruled DO INSTEAD NOTHING;
CREATE TABLE app.checked (id int PRIMARY KEY, n int);

-- rows
INSERT INTO app.touched VALUES (1, 1);
INSERT INTO app.enabled VALUES (1, 1);
INSERT INTO app.other VALUES (1, 1);
INSERT INTO app.ruled VALUES (1);
INSERT INTO app.checked VALUES (1, -1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.log (t text);
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := NEW.n + 1; INSERT INTO app.log VALUES (''x''); RETURN NEW; END';
CREATE TABLE app.touched (id int PRIMARY KEY, n int, u uuid NOT NULL DEFAULT gen_random_uuid());
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON app.touched FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.enabled (id int PRIMARY KEY, n int, u uuid DEFAULT gen_random_uuid());
CREATE TRIGGER touch BEFORE UPDATE ON app.enabled FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.other (id int PRIMARY KEY, n int, u uuid NOT NULL DEFAULT gen_random_uuid());
CREATE TRIGGER touch BEFORE UPDATE OF n ON app.other FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.ruled (id int PRIMARY KEY, u float NOT NULL DEFAULT random());
CREATE RULE nothing AS ON UPDATE TO app.ruled DO INSTEAD NOTHING;
CREATE TABLE app.checked (id int PRIMARY KEY, n int, u uuid NOT NULL DEFAULT gen_random_uuid());
ALTER TABLE app.checked ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;
