-- Values are added in front, between, behind and several at once; what is made in the same plan uses them. The way back takes them
-- away where no row holds them.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.people (id bigint CONSTRAINT people_pkey PRIMARY KEY, mood app.mood DEFAULT 'ok', moods app.mood[]);
CREATE VIEW app.fine AS SELECT id FROM app.people WHERE mood = 'ok';

-- rows
INSERT INTO app.people VALUES (1, 'sad', '{sad,ok}'), (2, 'ok', NULL), (3, NULL, '{NULL}');

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('awful', 'bad', 'sad', 'so ''so''', 'ok', 'good', 'Ünïted');
CREATE TABLE app.people (id bigint CONSTRAINT people_pkey PRIMARY KEY, mood app.mood DEFAULT 'good', moods app.mood[]);
ALTER TABLE app.people ADD CONSTRAINT people_check CHECK (mood <> 'awful');
CREATE INDEX people_mood_idx ON app.people (mood) WHERE mood > 'so ''so''';
CREATE VIEW app.fine AS SELECT id FROM app.people WHERE mood >= 'good';
