-- Attributes change their types while rows have values of the type, inside of other types too.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM ('new', 'old');
CREATE TYPE app.point AS (x integer, y integer, state app.state);
COMMENT ON TYPE app.point IS 'point';
COMMENT ON COLUMN app.point.x IS 'across';
CREATE TYPE app.line AS (start app.point, stop app.point);
CREATE DOMAIN app.checked AS app.point CONSTRAINT checked_check CHECK ((VALUE).x > 0);
CREATE TABLE app.t (p app.point, l app.line, many app.point[], d app.checked);
CREATE VIEW app.v AS SELECT (p).x AS x, (l).start AS start FROM app.t;

-- rows
INSERT INTO app.t VALUES (ROW(1, 2, 'old'), ROW(ROW(1, 2, 'new'), NULL), ARRAY[ROW(3, 4, NULL)::app.point], ROW(5, 6, 'new'));

-- to
CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM ('old', 'new');
CREATE TYPE app.point AS (x bigint, y integer, state app.state);
COMMENT ON TYPE app.point IS 'point';
COMMENT ON COLUMN app.point.x IS 'across';
CREATE TYPE app.line AS (start app.point, stop app.point);
CREATE DOMAIN app.checked AS app.point CONSTRAINT checked_check CHECK ((VALUE).x > 0);
CREATE TABLE app.t (p app.point, l app.line, many app.point[], d app.checked);
CREATE VIEW app.v AS SELECT (p).x AS x, (l).start AS start FROM app.t;
