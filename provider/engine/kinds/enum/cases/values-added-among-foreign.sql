-- Values are added under what somebody made by hand, which stays; a foreign type keeps its name.

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.t (a app.mood);

-- rows
CREATE TYPE app.theirs AS ENUM ('x');
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'ok';
ALTER TABLE app.t ADD COLUMN extra app.feeling, ADD COLUMN more app.theirs;
COMMENT ON TYPE app.theirs IS 'by hand';

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'so so', 'ok');
CREATE TABLE app.t (a app.mood DEFAULT 'so so');

-- kept
CREATE TYPE app.theirs AS ENUM ('x');
CREATE DOMAIN app.feeling AS app.mood DEFAULT 'ok';
ALTER TABLE app.t ADD COLUMN extra app.feeling, ADD COLUMN more app.theirs;
COMMENT ON TYPE app.theirs IS 'by hand';
