-- What rules stand on changes: a column's type, a dropped column, a view that is made anew, names.
-- type_change = in_place

-- from
-- schemata:rename rule app.log.second to first
CREATE SCHEMA app;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE TABLE app.log (a bigint, b integer, c text);
CREATE TABLE app.t (a bigint, b integer, c text);
CREATE VIEW app.v AS SELECT a, b FROM app.t;
CREATE RULE of_type AS ON INSERT TO app.t DO ALSO INSERT INTO app.log (a, b) VALUES (NEW.a, NEW.b);
CREATE RULE of_dropped AS ON UPDATE TO app.t DO ALSO INSERT INTO app.log (c) VALUES (NEW.c);
CREATE RULE calls AS ON DELETE TO app.t WHERE app.f(1) > 0 DO ALSO NOTHING;
CREATE RULE on_view AS ON DELETE TO app.v DO INSTEAD DELETE FROM app.t WHERE t.a = OLD.a;
CREATE RULE silent AS ON DELETE TO app.log DO ALSO NOTHING;
CREATE RULE first AS ON UPDATE TO app.log DO ALSO NOTHING;
COMMENT ON RULE of_type ON app.t IS 'x';
COMMENT ON RULE on_view ON app.v IS 'v';

-- to
-- schemata:rename rule app.log.first to second
CREATE SCHEMA app;
CREATE FUNCTION app.f(b integer) RETURNS integer LANGUAGE sql AS 'SELECT b';
CREATE TABLE app.log (a bigint, b integer, c text);
CREATE TABLE app.t (a bigint, b bigint);
CREATE VIEW app.v AS SELECT a FROM app.t;
CREATE RULE of_type AS ON INSERT TO app.t DO ALSO INSERT INTO app.log (a, b) VALUES (NEW.a, NEW.b);
CREATE RULE of_dropped AS ON UPDATE TO app.t DO ALSO INSERT INTO app.log (c) VALUES ('c');
CREATE RULE calls AS ON DELETE TO app.t WHERE app.f(1) > 0 DO ALSO NOTHING;
CREATE RULE on_view AS ON DELETE TO app.v DO INSTEAD DELETE FROM app.t WHERE t.a = OLD.a;
CREATE RULE silent_too AS ON DELETE TO app.log DO ALSO NOTHING;
CREATE RULE second AS ON UPDATE TO app.log DO INSTEAD NOTHING;
COMMENT ON RULE of_type ON app.t IS 'x';
COMMENT ON RULE on_view ON app.v IS 'v';
