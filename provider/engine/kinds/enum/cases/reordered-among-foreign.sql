-- What somebody made by hand of an enum goes over to the new one, too, and stays.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.t (a app.mood);

-- rows
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'ok';
ALTER TABLE app.t ADD COLUMN extra app.mood[] DEFAULT '{ok}', ADD COLUMN more app.feeling;
CREATE VIEW app.theirs AS SELECT extra FROM app.t WHERE a = 'ok';
COMMENT ON COLUMN app.t.extra IS 'by hand';
INSERT INTO app.t VALUES ('ok', '{sad,ok}', 'sad');

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
CREATE TABLE app.t (a app.mood);

-- kept
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'ok';
ALTER TABLE app.t ADD COLUMN extra app.mood[] DEFAULT '{ok}', ADD COLUMN more app.feeling;
CREATE VIEW app.theirs AS SELECT extra FROM app.t WHERE a = 'ok';
COMMENT ON COLUMN app.t.extra IS 'by hand';
