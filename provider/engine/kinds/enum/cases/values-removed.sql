-- Values are removed and reordered under everything that can depend on the type.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy', 'gone');
COMMENT ON TYPE app.mood IS 'how one feels';
CREATE TABLE app.people (
  mood app.mood DEFAULT 'ok' NOT NULL CONSTRAINT people_pkey PRIMARY KEY,
  moods app.mood[] DEFAULT '{ok,happy}',
  shout text GENERATED ALWAYS AS (CASE WHEN mood = 'sad' THEN 'oh' END) STORED,
  CONSTRAINT people_check CHECK (mood <> 'happy' OR moods IS NOT NULL)
);
CREATE INDEX people_idx ON app.people (moods, (mood = 'ok')) WHERE mood < 'happy';
CREATE TABLE app.notes (mood app.mood CONSTRAINT notes_fkey REFERENCES app.people);
CREATE VIEW app.sad AS SELECT p.mood, n.mood AS other FROM app.people p JOIN app.notes n USING (mood) WHERE p.mood = 'sad';
CREATE VIEW app.all_moods AS SELECT enum_range(NULL::app.mood) AS moods;
COMMENT ON COLUMN app.people.mood IS 'column';
COMMENT ON VIEW app.sad IS 'view';
COMMENT ON CONSTRAINT people_check ON app.people IS 'check';

-- rows
INSERT INTO app.people (mood, moods) VALUES ('sad', '{ok,sad,NULL}'), ('ok', NULL), ('happy', '{}');
INSERT INTO app.notes VALUES ('sad'), (NULL);

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('happy', 'new', 'ok', 'sad');
COMMENT ON TYPE app.mood IS 'how one feels';
CREATE TABLE app.people (
  mood app.mood DEFAULT 'ok' NOT NULL CONSTRAINT people_pkey PRIMARY KEY,
  moods app.mood[] DEFAULT '{ok,happy}',
  shout text GENERATED ALWAYS AS (CASE WHEN mood = 'sad' THEN 'oh' END) STORED,
  CONSTRAINT people_check CHECK (mood <> 'happy' OR moods IS NOT NULL)
);
CREATE INDEX people_idx ON app.people (moods, (mood = 'ok')) WHERE mood < 'happy';
CREATE TABLE app.notes (mood app.mood CONSTRAINT notes_fkey REFERENCES app.people);
CREATE VIEW app.sad AS SELECT p.mood, n.mood AS other FROM app.people p JOIN app.notes n USING (mood) WHERE p.mood = 'sad';
CREATE VIEW app.all_moods AS SELECT enum_range(NULL::app.mood) AS moods;
COMMENT ON COLUMN app.people.mood IS 'column';
COMMENT ON VIEW app.sad IS 'view';
COMMENT ON CONSTRAINT people_check ON app.people IS 'check';
