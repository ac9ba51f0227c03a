-- An aggregate over the enum, a trigger that asks for it, a policy and a rule with it, while its values are reordered.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE AGGREGATE app.most(app.mood) (SFUNC = enum_larger, STYPE = app.mood);
CREATE TABLE app.t (a app.mood, b integer);
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noop BEFORE UPDATE OF a ON app.t FOR EACH ROW WHEN (NEW.a = 'ok') EXECUTE FUNCTION app.noop();
CREATE POLICY mine ON app.t USING (a <> 'sad');
CREATE RULE ruled AS ON DELETE TO app.t WHERE OLD.a = 'ok' DO ALSO NOTHING;
CREATE VIEW app.v AS SELECT app.most(a) AS most, b FROM app.t GROUP BY b;

-- rows
INSERT INTO app.t VALUES ('ok', 1), ('sad', 2), (NULL, 3);

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
CREATE AGGREGATE app.most(app.mood) (SFUNC = enum_larger, STYPE = app.mood);
CREATE TABLE app.t (a app.mood, b integer);
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noop BEFORE UPDATE OF a ON app.t FOR EACH ROW WHEN (NEW.a = 'ok') EXECUTE FUNCTION app.noop();
CREATE POLICY mine ON app.t USING (a <> 'sad');
CREATE RULE ruled AS ON DELETE TO app.t WHERE OLD.a = 'ok' DO ALSO NOTHING;
CREATE VIEW app.v AS SELECT app.most(a) AS most, b FROM app.t GROUP BY b;
