-- The type and its values are renamed, in a circle too, while a value is added.
-- type_change = in_place

-- from
-- schemata:rename type app.feeling to mood
-- schemata:rename value app.mood.low to sad
-- schemata:rename enum value app.mood."Up & Down" to "so so"
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'so so', 'ok');
CREATE TABLE app.people (mood app.mood DEFAULT 'sad' CONSTRAINT people_check CHECK (mood <> 'so so'));
CREATE VIEW app.sad AS SELECT FROM app.people WHERE mood = 'sad';
COMMENT ON TYPE app.mood IS 'how one feels';

-- rows
INSERT INTO app.people VALUES ('sad'), (NULL), ('ok');

-- to
-- schemata:rename type app.mood to feeling
-- schemata:rename value app.feeling.sad to low
-- schemata:rename value app.feeling."so so" to "Up & Down"
CREATE SCHEMA app;
CREATE TYPE app.feeling AS ENUM ('low', 'Up & Down', 'ok', 'high');
CREATE TABLE app.people (mood app.feeling DEFAULT 'low' CONSTRAINT people_check CHECK (mood <> 'Up & Down'));
CREATE VIEW app.sad AS SELECT FROM app.people WHERE mood = 'low';
COMMENT ON TYPE app.feeling IS 'how one felt';
