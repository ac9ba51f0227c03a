-- Defaults come, change and go: constants, functions, casts, arrays, sequences.

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.t (a integer DEFAULT 1, b text DEFAULT 'x', c timestamptz DEFAULT now(), d text[] DEFAULT '{a,b}', e bigint DEFAULT nextval('app.numbers'), f text, g boolean);

-- rows
INSERT INTO app.t DEFAULT VALUES;

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;
CREATE SEQUENCE app.others;
CREATE TABLE app.t (a integer DEFAULT 1 + 1, b text, c timestamptz DEFAULT clock_timestamp() - interval '1 day', d text[] DEFAULT ARRAY['c', 'd'], e bigint DEFAULT nextval('app.others'), f text DEFAULT E'it''s \\ 🐘', g boolean DEFAULT true);
