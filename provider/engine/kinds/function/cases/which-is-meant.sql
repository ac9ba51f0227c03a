-- An optional argument comes or goes, and what calls the function without it is made anew once no call could mean two functions; a
-- call goes over to another function of the name.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.tenant() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1::bigint';
CREATE FUNCTION app.norm(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs(a)';
CREATE FUNCTION app.area(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.area(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT a * b';
CREATE FUNCTION app.marked(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION app.fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE DOMAIN app.small AS integer DEFAULT app.marked(1) CHECK (app.norm(VALUE) < 100);
CREATE TABLE app.t (
  id bigint PRIMARY KEY, tenant bigint NOT NULL DEFAULT app.tenant(), n integer, other app.small,
  g integer GENERATED ALWAYS AS (app.norm(n)) STORED, CONSTRAINT c CHECK (app.norm(n) < 100)
);
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON app.t USING (tenant = app.tenant()) WITH CHECK (tenant = app.tenant());
CREATE INDEX i ON app.t (app.norm(n));
CREATE TRIGGER fires BEFORE INSERT ON app.t FOR EACH ROW WHEN (app.norm(new.n) > 1) EXECUTE FUNCTION app.fires();
CREATE VIEW app.areas AS SELECT app.area(1) AS a, app.area(2, 3) AS b;
CREATE MATERIALIZED VIEW app.norms AS SELECT app.norm(n) AS n, app.area(n) AS a FROM app.t;

-- rows
INSERT INTO app.t (id, n) VALUES (1, -2);

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.tenant(strict boolean DEFAULT true) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 2::bigint';
CREATE FUNCTION app.norm(a integer, most integer DEFAULT 5) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs(a)';
CREATE FUNCTION app.area(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a * b';
CREATE FUNCTION app.area(a text) RETURNS integer LANGUAGE sql AS 'SELECT length(a)';
CREATE FUNCTION app.marked(a bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION app.fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE DOMAIN app.small AS integer DEFAULT app.marked(1) CHECK (app.norm(VALUE) < 100);
CREATE TABLE app.t (
  id bigint PRIMARY KEY, tenant bigint NOT NULL DEFAULT app.tenant(), n integer, other app.small,
  g integer GENERATED ALWAYS AS (app.norm(n)) STORED, CONSTRAINT c CHECK (app.norm(n) < 100)
);
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON app.t FOR SELECT USING (tenant = app.tenant());
CREATE POLICY added ON app.t FOR INSERT WITH CHECK (tenant = app.tenant());
CREATE INDEX i ON app.t (app.norm(n));
CREATE TRIGGER fires BEFORE INSERT ON app.t FOR EACH ROW WHEN (app.norm(new.n) > 1) EXECUTE FUNCTION app.fires();
CREATE VIEW app.areas AS SELECT app.area(1) AS a, app.area(2, 3) AS b;
CREATE MATERIALIZED VIEW app.norms AS SELECT app.norm(n) AS n, app.area(n) AS a FROM app.t;
