-- Rules come, go and change: event, condition, INSTEAD, actions; on tables and views; when they apply.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE TABLE app.log (a bigint, what text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE RULE nothing AS ON DELETE TO app.t DO INSTEAD NOTHING;
CREATE RULE event AS ON INSERT TO app.t DO ALSO NOTHING;
CREATE RULE condition AS ON UPDATE TO app.t WHERE OLD.a <> NEW.a DO ALSO INSERT INTO app.log VALUES (NEW.a, 'it''s; "x"');
CREATE RULE "Many ""actions"", é" AS ON UPDATE TO app.t DO ALSO (INSERT INTO app.log VALUES (1, 'a'); UPDATE app.log SET a = 2 WHERE what = 'a'; NOTIFY changed);
CREATE RULE off AS ON UPDATE TO app.t DO ALSO NOTHING;
CREATE RULE always AS ON UPDATE TO app.t DO ALSO NOTHING;
ALTER TABLE app.t ENABLE ALWAYS RULE always;
CREATE RULE gone AS ON UPDATE TO app.log DO ALSO NOTHING;
CREATE RULE ins AS ON INSERT TO app.v DO INSTEAD INSERT INTO app.t VALUES (NEW.a, NEW.b) RETURNING t.a, t.b;
COMMENT ON RULE nothing ON app.t IS 'x';
COMMENT ON RULE ins ON app.v IS 'v';

-- rows
INSERT INTO app.log VALUES (1, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text);
CREATE TABLE app.log (a bigint, what text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE RULE nothing AS ON DELETE TO app.t DO INSTEAD DELETE FROM app.log WHERE log.a = OLD.a;
CREATE RULE event AS ON UPDATE TO app.t DO ALSO NOTHING;
CREATE RULE condition AS ON UPDATE TO app.t WHERE OLD.a < NEW.a DO ALSO INSERT INTO app.log VALUES (NEW.a, 'x');
CREATE RULE "Many ""actions"", é" AS ON UPDATE TO app.t DO ALSO (INSERT INTO app.log VALUES (1, 'a'); DELETE FROM app.log);
CREATE RULE off AS ON UPDATE TO app.t DO ALSO NOTHING;
ALTER TABLE app.t DISABLE RULE off;
CREATE RULE always AS ON UPDATE TO app.t WHERE NEW.a > 1 DO ALSO NOTHING;
ALTER TABLE app.t ENABLE ALWAYS RULE always;
CREATE RULE fresh AS ON UPDATE TO app.log DO ALSO NOTHING;
ALTER TABLE app.log ENABLE REPLICA RULE fresh;
CREATE RULE ins AS ON INSERT TO app.v DO INSTEAD INSERT INTO app.t VALUES (NEW.a + 1, NEW.b) RETURNING t.a, t.b;
COMMENT ON RULE nothing ON app.t IS 'y';
COMMENT ON RULE ins ON app.v IS 'v';
